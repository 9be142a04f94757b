package dev.nightjar.starter.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The first and last rows of a long sheet, with how many are between. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * At most {@code first + last} rows and a line that counts the rest.
   *
   * @param first rows from the top, 1 or more
   * @param last rows from the end, 1 or more
   */
  public static Sheet of(Sheet sheet, int first, int last) {
    int rows = sheet.rows().size();
    if (rows <= first + last + 1) {
      return sheet;
    }
    List<List<String>> shown = new ArrayList<>(sheet.rows().subList(0, first));
    List<String> gap = new ArrayList<>(Collections.nCopies(sheet.columns().size(), ""));
    gap.set(0, "... %d more".formatted(rows - first - last));
    shown.add(gap);
    shown.addAll(sheet.rows().subList(rows - last, rows));
    return new Sheet(sheet.columns(), shown);
  }
}
