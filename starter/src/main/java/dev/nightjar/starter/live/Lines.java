package dev.nightjar.starter.live;

import dev.nightjar.starter.console.Room;
import dev.nightjar.starter.console.Widths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Collects the lines of a view; where there is no room for all, the least important go. */
public final class Lines {
  private static final AttributedStyle ALARM =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

  private final Room room;
  private final List<Ranked> lines = new ArrayList<>();

  private record Ranked(AttributedString line, int importance) {}

  /** None yet. */
  public Lines(Room room) {
    this.room = room;
  }

  /** A line of facts. */
  public Lines facts(int importance, Detail... facts) {
    return styled(importance, AttributedStyle.DEFAULT, facts);
  }

  /** A line that stands out above others. */
  public Lines heading(int importance, Detail... facts) {
    return styled(importance, AttributedStyle.DEFAULT.bold(), facts);
  }

  /** A line that says that something is wrong. */
  public Lines alarm(int importance, Detail... facts) {
    return styled(importance, ALARM, facts);
  }

  private Lines styled(int importance, AttributedStyle style, Detail... facts) {
    String text = Details.line(List.of(facts), room.columns(), room);
    lines.add(new Ranked(new AttributedString(text, style), importance));
    return this;
  }

  /** A row of facts below a heading. */
  public Lines row(int importance, Detail... facts) {
    String text = Details.line(List.of(facts), room.columns() - 2, room);
    String indented = Widths.cut("  " + text, room.columns(), room.glyphs().cut());
    lines.add(new Ranked(new AttributedString(indented), importance));
    return this;
  }

  /** A line that is made already, for the same room. */
  public Lines line(int importance, AttributedString line) {
    lines.add(new Ranked(line, importance));
    return this;
  }

  /** Those that there is room for; of equally important ones the first. */
  public List<AttributedString> fitting() {
    List<Ranked> shown = new ArrayList<>(lines);
    while (shown.size() > room.rows()) {
      int least = shown.stream().map(Ranked::importance).min(Comparator.naturalOrder()).orElse(0);
      int last = shown.size() - 1;
      while (shown.get(last).importance() != least) {
        last--;
      }
      shown.remove(last);
    }
    return shown.stream().map(Ranked::line).toList();
  }
}
