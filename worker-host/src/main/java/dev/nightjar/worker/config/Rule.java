package dev.nightjar.worker.config;

import dev.nightjar.core.late.GapPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the text of a setting is read.
 *
 * @param words the rule in words, as it ends the sentence "must be ..."
 * @param reader reads the text; it throws {@link RuntimeException} for what breaks the rule
 * @param <T> what the text says
 */
record Rule<T>(String words, Function<String, T> reader) {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s,:]+:\\d{1,5}");
  private static final Pattern QUORUM =
      Pattern.compile("[^\\s,:]+(:\\d{1,5})?(,[^\\s,:]+(:\\d{1,5})?)*");
  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final Pattern JDBC = Pattern.compile("jdbc:mysql:\\S+");

  static Rule<String> text() {
    return new Rule<>("a text that is not empty", text -> checked(text, !text.isBlank()));
  }

  static Rule<Optional<String>> optionalText() {
    return new Rule<>(
        "a text", text -> text.isBlank() ? Optional.empty() : Optional.of(text.strip()));
  }

  static Rule<Optional<Path>> optionalFile() {
    return new Rule<>(
        "a path", text -> text.isBlank() ? Optional.empty() : Optional.of(Path.of(text)));
  }

  static Rule<String> address() {
    return matching("HOST:PORT", ADDRESS);
  }

  static Rule<Optional<String>> optionalAddress() {
    return optional("HOST:PORT", ADDRESS.pattern());
  }

  static Rule<Optional<TlsChoice>> tlsChoice() {
    return new Rule<>(
        "on, off, or empty for: on where something of it is set",
        text ->
            switch (text) {
              case "" -> Optional.empty();
              case "on" -> Optional.of(TlsChoice.ON);
              case "off" -> Optional.of(TlsChoice.OFF);
              default -> throw new IllegalArgumentException("Invalid value: " + text);
            });
  }

  static Rule<Optional<HttpAddress>> httpAddress() {
    return new Rule<>(
        "HOST:PORT with a port from 0 to 65535, 0 for any that is free, or off",
        text -> text.equals("off") ? Optional.empty() : Optional.of(HttpAddress.parse(text)));
  }

  static Rule<String> quorum() {
    return matching("HOST[:PORT], or several with commas between them", QUORUM);
  }

  /** Temporal writes a version of a worker as the two with a point between them. */
  static Rule<Optional<String>> deployment() {
    return optional("a name of 1 to 100 letters, digits, _ or -", "[A-Za-z0-9_-]{1,100}");
  }

  static Rule<Optional<String>> buildId() {
    return optional("1 to 100 letters, digits, _, -, + or points", "[A-Za-z0-9_.+-]{1,100}");
  }

  private static Rule<Optional<String>> optional(String words, String pattern) {
    Rule<String> rule = matching(words, Pattern.compile(pattern));
    return new Rule<>(
        words, text -> text.isBlank() ? Optional.empty() : Optional.of(rule.reader().apply(text)));
  }

  static Rule<String> hbaseNamespace() {
    return matching("1 to 64 letters, digits or underscores", NAMESPACE);
  }

  static Rule<String> jdbcUrl() {
    return matching("a URL of Connector/J, jdbc:mysql://HOST:PORT/DATABASE", JDBC);
  }

  static Rule<Long> count(long least, long most) {
    return new Rule<>(
        "a whole number from %d to %d".formatted(least, most),
        text -> {
          long value = Long.parseLong(text);
          return checked(value, value >= least && value <= most);
        });
  }

  static Rule<Optional<Long>> optionalCount(long least, long most) {
    Rule<Long> rule = count(least, most);
    return new Rule<>(
        rule.words() + ", or empty",
        text -> text.isBlank() ? Optional.empty() : Optional.of(rule.reader().apply(text)));
  }

  static Rule<Integer> number(int least, int most) {
    Rule<Long> count = count(least, most);
    return new Rule<>(count.words(), text -> Math.toIntExact(count.reader().apply(text)));
  }

  static Rule<Duration> duration(Duration least, Duration most) {
    return new Rule<>(
        "a duration such as 500ms, 30s, 5m, 12h or 7d, from %s to %s"
            .formatted(DurationText.of(least), DurationText.of(most)),
        text -> {
          Duration value = DurationText.parse(text);
          return checked(value, value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
        });
  }

  static Rule<Optional<Duration>> optionalDuration(Duration least, Duration most) {
    Rule<Duration> rule = duration(least, most);
    return new Rule<>(
        rule.words() + ", or empty",
        text -> text.isBlank() ? Optional.empty() : Optional.of(rule.reader().apply(text)));
  }

  static Rule<GapPolicy> gapPolicy() {
    return new Rule<>(
        "run or report",
        text ->
            switch (text) {
              case "run" -> GapPolicy.RUN;
              case "report" -> GapPolicy.REPORT;
              default -> throw new IllegalArgumentException("Invalid value: " + text);
            });
  }

  private static Rule<String> matching(String words, Pattern pattern) {
    return new Rule<>(words, text -> checked(text, pattern.matcher(text).matches()));
  }

  private static <T> T checked(T value, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid value: " + value);
    }
    return value;
  }
}
