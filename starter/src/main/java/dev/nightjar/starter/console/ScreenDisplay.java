package dev.nightjar.starter.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * Lines at the bottom of a terminal that are drawn again in place; other lines scroll above them.
 *
 * <p>The terminal stays as it is: no raw mode, no scroll region, no hidden cursor, so that a
 * process that is killed leaves lines behind and nothing else. Only capabilities of the terminal's
 * type are used. The cursor rests below the last line.
 */
final class ScreenDisplay implements LiveDisplay {
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);

  private final Terminal terminal;
  private final Glyphs glyphs;
  private final boolean isColoured;
  private ScreenSize size;
  private List<AttributedString> drawn = List.of();
  private @Nullable View view;
  private long lastNanos;
  private boolean closed;

  /** On a terminal that the stream leads to, of the type that {@code TERM} names. */
  ScreenDisplay(OutputStream stream, Map<String, String> environment, ScreenSize size) {
    this.glyphs = Glyphs.of(environment);
    this.isColoured = environment.getOrDefault("NO_COLOR", "").isEmpty();
    this.terminal = terminal(stream, environment.getOrDefault("TERM", "ansi"));
    this.size = size;
    this.lastNanos = System.nanoTime() - BETWEEN_DRAWINGS.toNanos();
  }

  /** It is only written to; JLine calls that dumb, whatever the type can do. */
  private static Terminal terminal(OutputStream stream, String type) {
    try {
      return new DumbTerminal(
          "nightjar", type, InputStream.nullInputStream(), stream, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void show(View next) {
    if (closed) {
      return;
    }
    view = next;
    if (Elapsed.since(lastNanos).compareTo(BETWEEN_DRAWINGS) >= 0) {
      draw();
    }
  }

  @Override
  public synchronized void line(String text) {
    erase();
    terminal.writer().println(text);
    if (view != null && !closed) {
      draw();
    }
    terminal.flush();
  }

  /** The terminal has another size now. */
  synchronized void resized(ScreenSize now) {
    size = now;
    if (view != null && !closed) {
      // Lines that had room may not have it now, and terminals break them then.
      erase();
      draw();
    }
  }

  @Override
  public synchronized void end() {
    if (!closed) {
      closed = true;
      erase();
      terminal.flush();
    }
  }

  private void draw() {
    if (view == null) {
      return;
    }
    lastNanos = System.nanoTime();
    // A character in the last column would leave the cursor in doubt; a row is the cursor's own.
    Room room = new Room(Math.max(1, size.columns() - 1), Math.max(1, size.rows() - 2), glyphs);
    List<AttributedString> lines = view.lines(room);
    up();
    for (AttributedString line : lines) {
      terminal.writer().print(text(line));
      terminal.puts(Capability.clr_eol);
      terminal.writer().print("\r\n");
    }
    terminal.puts(Capability.clr_eos);
    terminal.flush();
    drawn = lines;
  }

  private String text(AttributedString line) {
    return isColoured ? line.toAnsi(terminal) : line.toString();
  }

  private void erase() {
    up();
    terminal.puts(Capability.clr_eos);
    drawn = List.of();
  }

  private void up() {
    terminal.writer().print('\r');
    int rows = drawn.stream().mapToInt(this::height).sum();
    if (rows > 0) {
      terminal.puts(Capability.parm_up_cursor, rows);
    }
  }

  /** The rows that a line takes, of which a terminal that became narrower has made several. */
  private int height(AttributedString line) {
    return Math.max(1, (line.columnLength() + size.columns() - 1) / size.columns());
  }
}
