package dev.nightjar.starter.console;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What bars and cuts are drawn with. */
public enum Glyphs {
  /** Blocks and an ellipsis, where the locale is UTF-8. */
  BLOCKS('\u2588', '\u2591', '\u2026'),
  /** Characters that every terminal has. */
  ASCII('#', '.', '~');

  private final char done;
  private final char open;
  private final char cut;

  Glyphs(char done, char open, char cut) {
    this.done = done;
    this.open = open;
    this.cut = cut;
  }

  /** By the variables of the locale, the first that is set. */
  static Glyphs of(Map<String, String> environment) {
    String locale =
        Optional.ofNullable(filled(environment.get("LC_ALL")))
            .or(() -> Optional.ofNullable(filled(environment.get("LC_CTYPE"))))
            .or(() -> Optional.ofNullable(filled(environment.get("LANG"))))
            .orElse("");
    String name = locale.toUpperCase(Locale.ROOT);
    return name.contains("UTF-8") || name.contains("UTF8") ? BLOCKS : ASCII;
  }

  private static @Nullable String filled(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  /** The part of a bar that is done. */
  public char done() {
    return done;
  }

  /** The part of a bar that is to come. */
  public char open() {
    return open;
  }

  /** What stands at the end of a text that was cut. */
  public char cut() {
    return cut;
  }

  /** The character set that holds them. */
  Charset charset() {
    return this == BLOCKS ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }
}
