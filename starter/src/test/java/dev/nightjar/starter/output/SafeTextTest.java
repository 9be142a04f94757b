package dev.nightjar.starter.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  private static final String HOSTILE =
      "a\u001b[2J\u009b31m\u0000\u007f\u202Ex\u2066\u200b\uFEFF\u2028\uDB40\uDC41\uE000é\uD83D\uDE00";

  @Test
  void whatIsNotPrintableIsEscapedAndTheRestStays() {
    assertThat(SafeText.escaped(HOSTILE))
        .isEqualTo(
            "a\\u001b[2J\\u009b31m\\u0000\\u007f\\u202ex\\u2066\\u200b\\ufeff\\u2028\\udb40\\udc41\\ue000é\uD83D\uDE00");
    assertThat(SafeText.escaped("a\tb\r\nc")).isEqualTo("a\\tb\\r\\nc");
  }

  @Test
  void bytesThatAreNoUtf8ShowAsSuch() {
    byte[] bytes = {
      'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xA9, (byte) 0xE2, (byte) 0x82, 'b', (byte) 0xC3
    };
    assertThat(SafeText.escaped(bytes)).isEqualTo("a\\xffé\\xe2\\x82b\\xc3");
    assertThat(SafeText.escaped(new byte[0])).isEmpty();
  }

  @Test
  void aTableAndJsonHoldNothingThatATerminalObeys() {
    String table = SafeText.dotted(HOSTILE);
    String json = JsonText.line(Map.of("text", HOSTILE));
    for (String text : new String[] {table, json}) {
      assertThat(text).doesNotContain("\u001b", "\u009b", "\u007f", "\u202E", "\u0000");
    }
    assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .contains("\\u009b", "\\u202e", "é");
  }
}
