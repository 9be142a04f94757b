package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.Whose;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.starter.quarantine.ArrivalText;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which records of the quarantine a command is about. */
final class QuarantineFilterOptions {
  @Option(
      names = "--merchant",
      paramLabel = "ID",
      converter = WhoseConverter.class,
      description = "Only records that name this merchant; none for those without a known one.")
  private @Nullable Whose whose;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      split = ",",
      converter = ReasonConverter.class,
      description = "Only these reasons, with commas between them.")
  private Set<QuarantineReason> reasons = new HashSet<>();

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "Only sources with TEXT in their name; with * or ? in it, TEXT is all of it.")
  private @Nullable String source;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = ArrivalConverter.class,
      description =
          "Only what came then or later: an instant, a day of UTC, or how long ago (90m, 12h, 7d).")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      converter = ArrivalConverter.class,
      description = "Only what came before that.")
  private @Nullable Instant until;

  /** The filter that the options make. */
  QuarantineFilter filter() {
    return new QuarantineFilter(
        whose == null ? new Whose.Anyone() : whose, reasons, source, since, until, null);
  }

  /** Whether none of them is given. */
  boolean isEmpty() {
    return filter().equals(QuarantineFilter.ALL);
  }

  static final class WhoseConverter implements ITypeConverter<Whose> {
    @Override
    public Whose convert(String text) {
      try {
        return Whose.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  static final class ReasonConverter implements ITypeConverter<QuarantineReason> {
    @Override
    public QuarantineReason convert(String text) {
      try {
        return QuarantineReason.ofCode(text);
      } catch (IllegalArgumentException e) {
        List<String> codes =
            EnumSet.allOf(QuarantineReason.class).stream().map(QuarantineReason::code).toList();
        throw new TypeConversionException(
            "'%s' is none of the reasons %s".formatted(text, String.join(", ", codes)));
      }
    }
  }

  static final class ArrivalConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return ArrivalText.parse(text, Instant.now());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
