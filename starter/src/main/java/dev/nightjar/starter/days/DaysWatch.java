package dev.nightjar.starter.days;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.live.Pace;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import java.util.List;

/** Looks at the runs of several business days again and again. Not thread-safe. */
final class DaysWatch {
  private final Ledger ledger;
  private final JobName job;
  private final String group;
  private final Pace dayPace = new Pace();
  private final Pace rowPace = new Pace();
  private final long started = System.nanoTime();

  DaysWatch(Ledger ledger, JobName job, String group) {
    this.ledger = ledger;
    this.job = job;
    this.group = group;
  }

  NightsGlance glance(DaysStatus status) {
    DaysReport soFar = status.soFar();
    List<RunRecord> running = running(status);
    long read =
        soFar.rows().read() + running.stream().mapToLong(run -> run.progress().rows().read()).sum();
    dayPace.add(System.nanoTime(), soFar.ended(), soFar.days());
    rowPace.add(System.nanoTime(), read, Long.MAX_VALUE);
    return new NightsGlance(
        soFar.ended(),
        soFar.days(),
        soFar.merchantsPublished(),
        read,
        rowPace.perSecond(),
        dayPace.left(),
        Elapsed.since(started),
        running,
        soFar.problems());
  }

  private List<RunRecord> running(DaysStatus status) {
    try {
      return status.running().stream()
          .map(day -> new RunId(job, day, group, status.cutoff()))
          .flatMap(run -> ledger.run(run).stream())
          .filter(run -> !run.state().isEnd())
          .toList();
    } catch (LedgerUnavailable e) {
      return List.of();
    }
  }
}
