package dev.nightjar.starter.trial;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.worker.config.RunSettings;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A night for every business day, and what they came to together. Not thread-safe. */
final class Nights {
  /** A small night mostly waits, for one activity after the other. */
  private static final int AT_ONCE = 4;

  private final List<String> failures = new ArrayList<>();
  private final ProgressLine progress;
  private RowCounts rows = RowCounts.NONE;
  private long ended;
  private long published;
  private Duration elapsed = Duration.ZERO;

  Nights(Session session) {
    this.progress = session.console().progressLine();
  }

  void run(Session session, JobName job, Collection<LocalDate> days) throws IOException {
    RunClient client = session.part(RunClient.class);
    RunLimits limits = session.part(RunSettings.class).limits();
    long started = System.nanoTime();
    new NightWindow(AT_ONCE)
        .run(
            days,
            day -> night(client, request(job, day, limits)),
            night -> {
              add(night);
              elapsed = Elapsed.since(started);
              progress.update(progressText(night, days.size()));
            });
    progress.clear();
  }

  /** Also what is published already is computed again: more events may be there now. */
  private static RunRequest request(JobName job, LocalDate day, RunLimits limits) {
    return new RunRequest(job, day, RunRequest.ALL, List.of(), Existing.REPLACE, null, limits);
  }

  private static Night night(RunClient client, RunRequest request) {
    try {
      return Night.of(request.day(), client.start(request).result());
    } catch (RunFailed e) {
      return Night.refused(request.day(), String.valueOf(e.getMessage()));
    }
  }

  private void add(Night night) {
    ended++;
    if (night.report().isEmpty()) {
      failures.add("%s: %s".formatted(night.day(), night.refusal()));
      return;
    }
    RunReport report = night.report().get();
    rows = rows.plus(report.rows());
    published += report.merchantsPublished();
    if (!night.isComplete()) {
      failures.add("%s: %s".formatted(night.day(), report.message()));
    }
  }

  private String progressText(Night night, int all) {
    return "%s of %s, through %s, %s a second, %s"
        .formatted(
            Elapsed.count(ended),
            Elapsed.count(all, "night"),
            night.day(),
            Elapsed.rate(ended, elapsed),
            Elapsed.text(elapsed));
  }

  boolean allCompleted() {
    return failures.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s in %s (%s a second), %s published"
            .formatted(
                Elapsed.count(ended, "night"),
                Elapsed.text(elapsed),
                Elapsed.rate(ended, elapsed),
                Elapsed.count(published, "merchant-day")));
    lines.add(
        "%s (an event delivered again is the same row) = %s used + %s + %s quarantined"
            .formatted(
                Elapsed.count(rows.read(), "raw row"),
                Elapsed.count(rows.used()),
                Elapsed.count(rows.duplicates(), "duplicate"),
                Elapsed.count(rows.quarantined())));
    failures.forEach(failure -> lines.add("NOT COMPLETE " + failure));
    return lines;
  }
}
