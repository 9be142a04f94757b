package dev.nightjar.starter.console;

import java.util.List;
import org.jline.utils.AttributedString;

/** Shows how far something has come, in one line. Thread-safe. */
public final class ProgressLine {
  private final LiveDisplay display;

  ProgressLine(LiveDisplay display) {
    this.display = display;
  }

  /** Shows a state that will change; it may be left out. */
  public void update(String text) {
    display.show(new OneLine(text));
  }

  /** Prints a line that stays. */
  public void line(String text) {
    display.line(text);
  }

  /** Takes the line away, for good. */
  public void clear() {
    display.end();
  }

  private record OneLine(String plain) implements View {
    @Override
    public List<AttributedString> lines(Room room) {
      return List.of(new AttributedString(Widths.cut(plain, room.columns(), room.glyphs().cut())));
    }
  }
}
