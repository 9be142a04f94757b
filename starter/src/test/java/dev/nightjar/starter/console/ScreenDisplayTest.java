package dev.nightjar.starter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;

/** What a person sees, on a terminal that is emulated in this process. */
class ScreenDisplayTest {
  private static final Map<String, String> UTF8 =
      Map.of("TERM", "xterm-256color", "LANG", "en_US.UTF-8");

  private ScreenTerminal screen = new ScreenTerminal(40, 12);
  private final StringBuilder bytes = new StringBuilder();
  private final OutputStream stream =
      new OutputStream() {
        @Override
        public void write(int value) {
          write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
          String text = new String(from, offset, length, StandardCharsets.UTF_8);
          bytes.append(text);
          screen.write(text);
        }
      };

  @Test
  void aViewIsDrawnAgainInPlaceAndLinesScrollAboveIt() {
    ScreenDisplay display = display(40, 12);
    display.line("first");
    display.resized(new ScreenSize(40, 12));
    display.show(view("one", "two"));
    display.line("second");
    display.resized(new ScreenSize(40, 12));
    assertThat(seen()).containsExactly("first", "second", "one", "two");

    display.end();
    assertThat(seen()).containsExactly("first", "second");
  }

  @Test
  void aShorterViewLeavesNothingOfALongerOne() {
    ScreenDisplay display = display(40, 12);
    display.show(view("one", "two with a long end", "three"));
    assertThat(seen()).hasSize(3);
    display.show(view("1", "2"));
    display.resized(new ScreenSize(40, 12));
    assertThat(seen()).containsExactly("1", "2");
  }

  @Test
  void aViewIsToldTheRoomThatTheTerminalHas() {
    ScreenDisplay display = display(40, 12);
    display.show(measure());
    assertThat(seen()).containsExactly("39x10 BLOCKS");
    display.resized(new ScreenSize(30, 5));
    assertThat(seen()).containsExactly("29x3 BLOCKS");
  }

  @Test
  void linesThatANarrowerTerminalHasBrokenAreErasedWithAllTheirRows() {
    ScreenDisplay display = display(40, 12);
    display.show(view("x".repeat(39), "short"));
    bytes.setLength(0);
    display.resized(new ScreenSize(15, 12));
    // Three rows of the first line and one of the second.
    assertThat(bytes.toString()).startsWith("\r\u001b[4A\u001b[J");
  }

  @Test
  void nothingIsShownAfterTheEnd() {
    ScreenDisplay display = display(40, 12);
    display.end();
    display.show(view("late"));
    display.resized(new ScreenSize(30, 5));
    display.end();
    assertThat(seen()).isEmpty();
  }

  @Test
  void aViewThatFillsTheScreenStaysInPlaceOverManyDrawings() {
    ScreenDisplay display = display(40, 12);
    display.line("above");
    String[] rows = IntStream.range(0, 10).mapToObj(i -> i + "x".repeat(38)).toArray(String[]::new);
    display.show(view(rows));
    for (int i = 0; i < 20; i++) {
      display.resized(new ScreenSize(40, 12));
    }
    assertThat(seen()).startsWith("above").containsSequence(rows).hasSize(11);
  }

  @Test
  void theTerminalsStateIsLeftAsItWas() {
    ScreenDisplay display = display(40, 12);
    display.show(view("one"));
    display.line("line");
    display.end();
    // No private modes (hidden cursor, other screen, no wrapping), no scroll region.
    assertThat(bytes.toString())
        .doesNotContain("\u001b[?")
        .doesNotContainPattern("\u001b\\[\\d*;?\\d*r");
  }

  @Test
  void coloursAreLeftOutWhereNoColorIsSet() {
    AttributedString red =
        new AttributedString("red", AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));
    display(40, 12).show(new Fixed(List.of(red)));
    assertThat(bytes.toString()).contains("\u001b[31m");

    bytes.setLength(0);
    Map<String, String> plain = Map.of("TERM", "xterm-256color", "NO_COLOR", "1");
    new ScreenDisplay(stream, plain, new ScreenSize(40, 12)).show(new Fixed(List.of(red)));
    assertThat(bytes.toString()).contains("red").doesNotContain("\u001b[31m", "[1;31m");
  }

  @Test
  void bytesAreAsciiWhereTheLocaleIs() {
    assertThat(Glyphs.of(Map.of())).isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.of("LANG", "C"))).isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.of("LANG", "de_DE.utf8"))).isEqualTo(Glyphs.BLOCKS);
    assertThat(Glyphs.of(Map.of("LANG", "C", "LC_ALL", "C.UTF-8"))).isEqualTo(Glyphs.BLOCKS);
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertThat(Widths.of("商店-a")).isEqualTo(6);
    assertThat(Widths.cut("商店商店", 5, '~')).isEqualTo("商店~");
    assertThat(Widths.cut("商店商店", 4, '~')).isEqualTo("商~");
    assertThat(Widths.cut("abc", 3, '~')).isEqualTo("abc");
    assertThat(Widths.cut("abcd", 0, '~')).isEmpty();
    assertThat(Widths.cut("a\u001b[2J\n", 10, '~')).isEqualTo("a·[2J·");
  }

  @Test
  void aSizeIsReadFromWhatSttyPrints() {
    assertThat(ScreenSize.parse("24 80\n")).contains(new ScreenSize(80, 24));
    assertThat(ScreenSize.parse("0 0\n")).isEmpty();
    assertThat(ScreenSize.parse("")).isEmpty();
  }

  private ScreenDisplay display(int columns, int rows) {
    screen = new ScreenTerminal(columns, rows);
    return new ScreenDisplay(stream, UTF8, new ScreenSize(columns, rows));
  }

  /** The lines on the screen, those at the end left out that are empty. */
  private List<String> seen() {
    List<String> lines =
        Arrays.stream(screen.toString().split("\n")).map(String::stripTrailing).toList();
    int last = lines.size();
    while (last > 0 && lines.get(last - 1).isEmpty()) {
      last--;
    }
    return lines.subList(0, last);
  }

  private static View view(String... lines) {
    return new Fixed(Arrays.stream(lines).map(AttributedString::new).toList());
  }

  private static View measure() {
    return new View() {
      @Override
      public List<AttributedString> lines(Room room) {
        return List.of(
            new AttributedString("%dx%d %s".formatted(room.columns(), room.rows(), room.glyphs())));
      }

      @Override
      public String plain() {
        return "";
      }
    };
  }

  private record Fixed(List<AttributedString> drawn) implements View {
    @Override
    public List<AttributedString> lines(Room room) {
      return drawn;
    }

    @Override
    public String plain() {
      return drawn.toString();
    }
  }
}
