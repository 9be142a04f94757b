package dev.nightjar.starter.ingest;

import dev.nightjar.activities.ingest.IngestOptions;
import dev.nightjar.activities.ingest.IngestReport;
import dev.nightjar.activities.ingest.NdjsonIngest;
import dev.nightjar.activities.ingest.SourceFile;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.LiveDisplay;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.hbase.client.Connection;

/** Ingests sources for a command, and says what that came to. */
public final class Ingesting {
  /** What stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private final Session session;

  /** For a command. */
  public Ingesting(Session session) {
    this.session = session;
  }

  /**
   * Ingests a file, or standard input.
   *
   * @throws NoSuchFileException before anything is opened, when there is no such file
   */
  public IngestReport ingest(String source) throws IOException {
    return ingest(source, source.equals(STANDARD_INPUT) ? "standard input" : source);
  }

  /**
   * Ingests a file, or standard input, and shows it under a title.
   *
   * @throws NoSuchFileException before anything is opened, when there is no such file
   */
  public IngestReport ingest(String source, String title) throws IOException {
    requireSource(source);
    MerchantRegistry registry = session.part(MerchantRegistry.class);
    if (registry.snapshot().merchants().isEmpty()) {
      throw new CommandRefused(
          "Cannot ingest: the registry has no merchants, so every line would be quarantined. Import"
              + " them first: nightjar merchants import FILE.json");
    }
    String shown = SafeText.escaped(title);
    if (source.equals(STANDARD_INPUT)) {
      return ingest("standard input", shown, session.console().in(), OptionalLong.empty());
    }
    Path file = Path.of(source);
    // A pipe or a device has no size to speak of.
    OptionalLong size =
        Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    try (InputStream in = SourceFile.open(file)) {
      return ingest(source, shown, in, size);
    }
  }

  private IngestReport ingest(String source, String title, InputStream in, OptionalLong size)
      throws IOException {
    CountedInput input = new CountedInput(in);
    try (LiveDisplay display = session.console().display()) {
      IngestWatch watch = new IngestWatch(display, title, input, size);
      NdjsonIngest ingest =
          new NdjsonIngest(
              session.part(Connection.class),
              session.part(MerchantRegistry.class)::snapshot,
              IngestOptions.defaults().withNamespace(session.config().hbase().namespace()),
              watch::tick);
      String afterwards =
          session.stack().isTemporary()
              ? "The temporary stack is gone with them. Keep it next time: --data DIR"
              : "Ingest it again from its start: nothing is doubled";
      Interruption leaving =
          Interruption.told(code -> leave(display, title, watch, afterwards, code));
      try {
        return ingest.ingest(source, input);
      } finally {
        leaving.close();
      }
    }
  }

  /** Ends the process with words in place of the display. */
  private void leave(
      LiveDisplay display, String title, IngestWatch watch, String afterwards, ExitCode code) {
    display.end();
    session
        .console()
        .err()
        .println(
            "Left %s before its end, with %s or more stored. %s"
                .formatted(title, Elapsed.count(watch.stored(), "line"), afterwards));
    System.exit(code.number());
  }

  /** Refuses what is neither standard input nor a file that can be read. */
  public static void requireSource(String source) throws IOException {
    if (!source.equals(STANDARD_INPUT)) {
      requireFile(Path.of(source));
    }
  }

  /** Refuses what is no file that can be read. */
  public static void requireFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(file)) {
      throw new CommandRefused("Cannot read '%s': it is a folder. Name a file".formatted(file));
    }
  }

  /** What an ingest came to, a line each; the counts add up. */
  public static List<String> lines(IngestReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s = %s accepted + %s quarantined, in %s (%s a second)"
            .formatted(
                Elapsed.count(report.lines(), "line"),
                Elapsed.count(report.accepted()),
                Elapsed.count(report.quarantined()),
                Elapsed.text(report.elapsed()),
                Elapsed.rate(report.lines(), report.elapsed())));
    report
        .byReason()
        .forEach(
            (reason, count) -> lines.add("  %s %s".formatted(Elapsed.count(count), reason.code())));
    if (report.blank() > 0) {
      lines.add("  %s skipped".formatted(Elapsed.count(report.blank(), "blank line")));
    }
    if (report.lines() == 0) {
      lines.add("Nothing to ingest: the source has no line that is not blank");
    }
    report.firstDay().ifPresent(first -> lines.add(days(report, first.toString())));
    return lines;
  }

  private static String days(IngestReport report, String first) {
    return "%s of %s, %s to %s"
        .formatted(
            Elapsed.count(report.merchantDays().size(), "merchant-day"),
            Elapsed.count(report.days().size(), "business day"),
            first,
            report.days().last());
  }

  /** What an ingest came to, as facts. */
  public static Facts facts(String source, IngestReport report) {
    return new Facts()
        .add("source", source)
        .count("lines", report.lines())
        .count("accepted", report.accepted())
        .count("quarantined", report.quarantined())
        .count("blank", report.blank())
        .count("bytes", report.bytes())
        .count("milliseconds", report.elapsed().toMillis())
        .count("merchant_days", report.merchantDays().size())
        .count("business_days", report.days().size())
        .add("first_day", report.firstDay().orElse(null))
        .add("last_day", report.lastDay().orElse(null))
        .sheet("quarantined_by_reason", byReason(report.byReason()));
  }

  /** Counts by reason. */
  public static Sheet byReason(Map<QuarantineReason, Long> counts) {
    Sheet.Builder sheet = Sheet.of(Column.text("reason"), Column.count("records"));
    counts.forEach((reason, count) -> sheet.row(reason.code(), count));
    return sheet.build();
  }
}
