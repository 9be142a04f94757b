package dev.nightjar.starter.live;

import dev.nightjar.starter.console.Room;
import dev.nightjar.starter.console.Widths;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Stages below each other, with bars of one length. In a narrow room bars shrink and facts go, the
 * least important first.
 */
public final class Stages {
  private static final AttributedStyle DONE =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle GOING =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle OPEN = AttributedStyle.DEFAULT.faint();

  private Stages() {}

  /** A line each. */
  public static List<AttributedString> lines(List<Stage> stages, Room room) {
    int widest = stages.stream().mapToInt(stage -> Widths.of(stage.name())).max().orElse(0);
    int names = Math.min(widest, room.columns() / 3);
    return stages.stream().map(stage -> line(stage, names, room)).toList();
  }

  private static AttributedString line(Stage stage, int names, Room room) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(Widths.padded(Widths.cut(stage.name(), names, room.glyphs().cut()), names));
    int bar = barColumns(room.columns());
    if (bar > 0) {
      line.append("  ");
      bar(line, stage, bar, room);
      line.append(percent(stage));
    }
    int used = names + (bar > 0 ? bar + 7 : 0);
    String details = Details.line(stage.details(), room.columns() - used - 2, room);
    return cut(details.isEmpty() ? line : line.append("  ").append(details), room);
  }

  private static void bar(AttributedStringBuilder line, Stage stage, int columns, Room room) {
    double fraction = stage.fraction().orElse(0);
    // Full only when all is done, begun as soon as something is.
    int full =
        stage.isDone() ? columns : Math.min(columns - 1, (int) Math.ceil(fraction * columns));
    line.styled(stage.isDone() ? DONE : GOING, String.valueOf(room.glyphs().done()).repeat(full));
    line.styled(OPEN, String.valueOf(room.glyphs().open()).repeat(columns - full));
  }

  /** Five columns; 100 % is all. */
  private static String percent(Stage stage) {
    if (stage.fraction().isEmpty()) {
      return "     ";
    }
    double fraction = stage.fraction().getAsDouble();
    return "%4d%%".formatted(stage.isDone() ? 100 : Math.min(99, (int) (fraction * 100)));
  }

  private static int barColumns(int columns) {
    if (columns >= 110) {
      return 30;
    } else if (columns >= 70) {
      return 20;
    } else if (columns >= 50) {
      return 12;
    }
    return columns >= 30 ? 8 : 0;
  }

  private static AttributedString cut(AttributedStringBuilder line, Room room) {
    return line.toAttributedString().columnSubSequence(0, room.columns());
  }
}
