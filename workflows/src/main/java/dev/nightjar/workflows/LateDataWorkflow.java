package dev.nightjar.workflows;

import dev.nightjar.core.model.Generation;
import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTask;
import dev.nightjar.workflows.totals.DayTotals;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;

/** Carries late data: look what waits, then a run for each day in a window. */
public final class LateDataWorkflow implements LateData {
  private static final Logger log = Workflow.getLogger(LateDataWorkflow.class);

  private final LateRequest request;
  private final Generation cutoff;
  private final Terms terms;
  private final DayTotals totals = new DayTotals(DaysReport.NONE);
  private final DayRuns runs;
  private String phase = "looking";
  private int days;

  /** Called by Temporal with the arguments of {@link #run}; fixes the cutoff. */
  @WorkflowInit
  public LateDataWorkflow(LateRequest request) {
    Instant started = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    Generation asked = request.cutoff();
    this.request = request;
    this.cutoff =
        asked == null ? Generation.ofCutoff(started.minus(request.limits().settlingLag())) : asked;
    this.terms = new Terms(started.plus(request.limits().deadline()), request.limits());
    this.runs = new DayRuns(new Pace(request.terms().daysAtOnce()), totals, this::tell);
  }

  @Override
  public DaysReport run(LateRequest ignored) {
    LateFound asked = request.found();
    LateFound found = asked == null ? look() : asked;
    List<LateDay> toRun = found.toRun(request.terms().gaps());
    days = toRun.size();
    phase = "days";
    toRun.forEach(day -> runs.add(request.day(day.day(), cutoff)));
    tell();
    runs.run(() -> false);
    phase = "ended";
    tell();
    DaysReport report = totals.report(days, 0);
    log.info("{} ended: {}", request.workflowId(), report);
    return report;
  }

  @Override
  public DaysStatus progress() {
    return new DaysStatus(cutoff, cutoff, phase, totals.report(days, 0), runs.running());
  }

  private LateFound look() {
    tell();
    return terms
        .looking("late data of %s".formatted(request.job()))
        .late(new LateTask(request.job(), cutoff, request.zones(), request.terms(), null));
  }

  private void tell() {
    Workflow.setCurrentDetails(
        "%s: %d of %d business days ended".formatted(phase, totals.report(days, 0).ended(), days));
  }
}
