package dev.nightjar.activities.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The hand-written reading of {@code at} beside a pattern and the platform's own reading. */
class InstantTextTest {
  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
              + "(Z|[+-][0-9]{2}:[0-5][0-9])");
  private static final Instant END =
      LocalDate.of(2200, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

  @Property(tries = 5_000)
  void everyTextIsReadAsThePlatformReadsTheForm(@ForAll("texts") String text) {
    assertThat(InstantText.parse(text)).as(text).isEqualTo(expected(text));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> spelled =
        Combinators.combine(
                Arbitraries.integers().between(1969, 2201),
                Arbitraries.integers().between(0, 13),
                Arbitraries.integers().between(0, 32),
                Arbitraries.of("T00:00:00", "T23:59:59", "T24:00:00", "T12:60:00", "T07:08:60"),
                Arbitraries.of("", ".1", ".000000001", ".123456789", ".1234567890", "."),
                Arbitraries.of("Z", "+18:00", "-18:00", "+18:01", "-00:30", "+05:45", "+01", "z"))
            .as(
                (year, month, day, time, fraction, zone) ->
                    "%04d-%02d-%02d%s%s%s".formatted(year, month, day, time, fraction, zone));
    return Arbitraries.oneOf(spelled, damaged(spelled));
  }

  /** One character is another, or is missing. */
  private static Arbitrary<String> damaged(Arbitrary<String> texts) {
    return Combinators.combine(
            texts,
            Arbitraries.integers().between(0, 18),
            Arbitraries.of("", "0", "9", "-", ":", "T", ".", "\u0660", " "))
        .as((text, at, other) -> text.substring(0, at) + other + text.substring(at + 1));
  }

  private static @Nullable Instant expected(String text) {
    if (!FORM.matcher(text).matches()) {
      return null;
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.isBefore(Instant.EPOCH) || !instant.isBefore(END) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
