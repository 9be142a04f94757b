package dev.nightjar.workflows;

import dev.nightjar.core.model.Generation;
import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.AfterFailedDay;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.totals.DayTotals;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;

/**
 * Carries a backfill. So many days are carried by one execution; then, when none is under way, the
 * next execution goes on with the rest, so that no history grows with the backfill.
 */
public final class BackfillWorkflow implements Backfill {
  private static final Logger log = Workflow.getLogger(BackfillWorkflow.class);

  /** With a thousand merchants named in each, the requests of so many days are some 2 MiB. */
  static final int DAYS_PER_EXECUTION = 50;

  private final BackfillRequest request;
  private final Generation cutoff;
  private final DayTotals totals;
  private final Pace pace;
  private final DayRuns runs;
  private final List<LocalDate> now;
  private final List<LocalDate> later;
  private boolean hasEnded;

  /** Called by Temporal with the arguments of {@link #run}; fixes the cutoff. */
  @WorkflowInit
  public BackfillWorkflow(BackfillRequest request) {
    Instant started = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    Generation asked = request.cutoff();
    this.request = request;
    this.cutoff =
        asked == null ? Generation.ofCutoff(started.minus(request.limits().settlingLag())) : asked;
    this.totals = new DayTotals(request.before());
    this.pace = new Pace(request.daysAtOnce());
    pace.set(request.flow());
    this.runs = new DayRuns(pace, totals, this::tell);
    int first = Math.min(DAYS_PER_EXECUTION, request.days().size());
    this.now = request.days().subList(0, first);
    this.later = request.days().subList(first, request.days().size());
  }

  @Override
  public DaysReport run(BackfillRequest ignored) {
    now.forEach(day -> runs.add(request.day(day, cutoff)));
    tell();
    runs.run(this::isStopped);
    if (!later.isEmpty() && !isStopped()) {
      // An update that was taken in must be answered by the execution that took it.
      Workflow.await(Workflow::isEveryHandlerFinished);
      Workflow.continueAsNew(request.rest(later, cutoff, soFar(), pace.flow()));
    }
    hasEnded = true;
    tell();
    DaysReport report = soFar(runs.waiting() + later.size());
    log.info("{} ended: {}", request.workflowId(), report);
    return report;
  }

  @Override
  public DaysStatus progress() {
    Generation since = request.since() == null ? cutoff : request.since();
    return new DaysStatus(cutoff, since, phase(), soFar(), runs.running());
  }

  @Override
  public DaysStatus pause() {
    pace.set(Flow.PAUSED);
    tell();
    return progress();
  }

  @Override
  public void mayPause() {
    refuseEnded();
    if (pace.isPaused()) {
      throw new IllegalStateException(
          "%s is paused already; resume it with: nightjar backfills resume %s"
              .formatted(request.workflowId(), request.name()));
    }
  }

  @Override
  public DaysStatus resume() {
    pace.set(Flow.GOES_ON);
    tell();
    return progress();
  }

  @Override
  public void mayResume() {
    refuseEnded();
    if (!pace.isPaused()) {
      throw new IllegalStateException("%s is not paused".formatted(request.workflowId()));
    }
  }

  private void refuseEnded() {
    if (hasEnded) {
      throw new IllegalStateException("%s has ended".formatted(request.workflowId()));
    }
  }

  private boolean isStopped() {
    return request.afterFailedDay() == AfterFailedDay.STOP && totals.hasFailures();
  }

  private String phase() {
    if (hasEnded) {
      return "ended";
    }
    if (!pace.isPaused()) {
      return "days";
    }
    return runs.running().isEmpty() ? "paused" : "pausing";
  }

  private DaysReport soFar() {
    return soFar(0);
  }

  private DaysReport soFar(int left) {
    return totals.report(request.before().ended() + request.days().size(), left);
  }

  private void tell() {
    DaysReport soFar = soFar();
    Workflow.setCurrentDetails(
        "%s: %d of %d business days ended".formatted(phase(), soFar.ended(), soFar.days()));
  }
}
