package dev.nightjar.starter.live;

import dev.nightjar.starter.console.Room;
import dev.nightjar.starter.console.Widths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Facts in a line, as many as there is room for. */
final class Details {
  private static final String GAP = "  ";

  private Details() {}

  /**
   * The facts in their order, without the least important ones where there is no room; the last
   * that stays is cut.
   */
  static String line(List<Detail> details, int columns, Room room) {
    List<Detail> shown = new ArrayList<>(details);
    shown.removeIf(detail -> detail.text().isEmpty());
    while (shown.size() > 1 && Widths.of(joined(shown)) > columns) {
      shown.remove(least(shown));
    }
    return Widths.cut(joined(shown), columns, room.glyphs().cut());
  }

  private static Detail least(List<Detail> details) {
    return details.stream().min(Comparator.comparingInt(Detail::importance)).orElseThrow();
  }

  private static String joined(List<Detail> details) {
    return details.stream().map(Detail::text).collect(Collectors.joining(GAP));
  }
}
