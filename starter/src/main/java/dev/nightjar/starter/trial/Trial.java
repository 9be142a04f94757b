package dev.nightjar.starter.trial;

import dev.nightjar.activities.ingest.IngestReport;
import dev.nightjar.activities.ledger.MerchantFile;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import dev.nightjar.starter.ingest.NothingAccepted;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.summary.CsvFiles;
import dev.nightjar.starter.summary.SummaryStream;
import dev.nightjar.starter.trial.Narrator.Step;
import dev.nightjar.worker.config.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tries merchant-analytics on some files, from nothing to summaries. Not thread-safe. */
public final class Trial {
  private static final JobName JOB = new JobName("merchant-analytics");

  /** Beyond the settling lag, so that the last put is not at the very cutoff. */
  private static final Duration MARGIN = Duration.ofMillis(50);

  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private final Session session;
  private final TrialInput input;
  private final Narrator narrator;
  private final SortedSet<LocalDate> days = new TreeSet<>();
  private final Map<QuarantineReason, Long> quarantined = new EnumMap<>(QuarantineReason.class);

  /** On a session, which is not opened before the files are found. */
  public Trial(Session session, TrialInput input, Narrator narrator) {
    this.session = session;
    this.input = input;
    this.narrator = narrator;
  }

  /** Does it all; the summaries go to standard output. */
  public ExitCode run() throws IOException, InterruptedException {
    input.check();
    List<Merchant> merchants = merchants();
    narrator.begin(Step.STACK);
    session.stack().needsWorkers();
    narrator.begin(Step.MERCHANTS);
    session.part(MerchantRegistry.class).importAll(merchants);
    narrator.tell(List.of(Elapsed.count(merchants.size(), "merchant")));
    narrator.begin(Step.INGEST);
    ingest();
    settle();
    narrator.begin(Step.NIGHTS);
    Nights nights = new Nights(session, JOB);
    Optional<ExitCode> left = nights.run(days);
    if (left.isPresent()) {
      return left.get();
    }
    narrator.tell(nights.lines());
    narrator.begin(Step.SUMMARIES);
    summaries(merchants.stream().map(Merchant::id).toList());
    return nights.allCompleted() ? ExitCode.OK : ExitCode.IN_PART;
  }

  private List<Merchant> merchants() {
    List<Merchant> merchants = new ArrayList<>();
    input.merchants().forEach(file -> merchants.addAll(MerchantFile.read(file)));
    return merchants;
  }

  private void ingest() throws IOException {
    int files = input.events().size();
    for (int i = 0; i < files; i++) {
      Path file = input.events().get(i);
      String title = files == 1 ? file.toString() : "%s (%d of %d)".formatted(file, i + 1, files);
      IngestReport report = new Ingesting(session).ingest(file.toString(), title);
      narrator.tell(List.of(SafeText.escaped(file.toString()) + ":"));
      narrator.tell(Ingesting.lines(report));
      NothingAccepted.of(file.toString(), report)
          .ifPresent(words -> narrator.tell(List.of(SafeText.escapedLines(words))));
      days.addAll(report.days());
      report.byReason().forEach((reason, count) -> quarantined.merge(reason, count, Long::sum));
    }
    if (days.isEmpty()) {
      throw new CommandRefused(
          "Nothing to run: no line of %s was accepted. The quarantine says why: %s"
              .formatted(input.events(), quarantined));
    }
  }

  /** A run reads as of a settling lag ago: wait until the last put is older than that. */
  private void settle() throws IOException, InterruptedException {
    Duration lag = session.part(RunSettings.class).limits().settlingLag();
    if (lag.compareTo(WORTH_TELLING) > 0) {
      narrator.tell(
          List.of(
              "A night reads as of %s ago, so waiting for as long ..."
                  .formatted(Elapsed.text(lag))));
    }
    Thread.sleep(lag.plus(MARGIN).toMillis());
  }

  private void summaries(List<MerchantId> merchants) throws IOException {
    Job<?> job = session.part(JobCatalog.class).job(JOB);
    TrialReport report = new TrialReport();
    SummaryStream stream = new SummaryStream(session, job);
    if (input.export().isPresent()) {
      try (CsvFiles files = new CsvFiles(input.export().get(), job)) {
        stream.read(
            sorted(merchants),
            days.first(),
            days.last(),
            day -> {
              report.accept(day);
              files.accept(day);
            });
        files.finish();
        narrator.tell(
            List.of(
                "Written to %s: %s".formatted(files.folder(), String.join(" ", files.names()))));
      }
    } else {
      stream.read(sorted(merchants), days.first(), days.last(), report);
    }
    report.finish();
    RegistrySnapshot registry = session.part(MerchantRegistry.class).snapshot();
    new TrialPages(session.console(), howToSeeAll())
        .print(
            report, registry, QuarantineText.of(quarantined, session.part(QuarantineStore.class)));
  }

  private String howToSeeAll() throws IOException {
    if (input.export().isPresent()) {
      return input.export().get().resolve("daily.csv").toString();
    }
    return session.stack().isTemporary()
        ? "--export DIR writes CSV files, a dimension each"
        : "the command summary export writes CSV files, a dimension each";
  }

  private static SortedSet<MerchantId> sorted(List<MerchantId> merchants) {
    return new TreeSet<>(merchants);
  }
}
