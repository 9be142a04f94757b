package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Urgency;
import java.util.List;

/**
 * The retries of one run. Where the job's version is still the run's, they have its cutoff and
 * plan, and differ in their groups' names; else they are new generations. They are as urgent as it.
 */
public final class Retries {
  private final Ledger ledger;
  private final RunClient client;
  private final RunId run;

  /** Of a run that has ended and has a plan. */
  public Retries(Ledger ledger, RunClient client, RunId run) {
    this.ledger = ledger;
    this.client = client;
    this.run = run;
  }

  /**
   * The next retry.
   *
   * @param merchants whose, at most {@link RunRequest#MAX_MERCHANTS}
   * @param current the version that the job has now
   * @throws CommandRefused when one of the retries is running
   */
  public RunRequest next(List<MerchantId> merchants, JobVersion current, RunLimits limits) {
    String group = nextGroup();
    Urgency urgency = urgency();
    boolean isSameJob = ledger.plan(run).filter(plan -> plan.version().equals(current)).isPresent();
    return isSameJob
        ? RunRequest.retry(run, group, merchants, limits).as(urgency)
        : new RunRequest(run.job(), run.day(), group, merchants, Existing.REPLACE, null, limits)
            .as(urgency);
  }

  /**
   * As urgent as the run, so that what a backfill left does not compete with tonight. Where
   * Temporal keeps the run no longer, its group tells of a backfill.
   */
  private Urgency urgency() {
    return ledger
        .run(run)
        .flatMap(record -> client.urgency(record.workflowId(), run))
        .orElseGet(() -> RunGroup.isBackfill(run.group()) ? Urgency.BACKFILL : Urgency.NIGHTLY);
  }

  /**
   * Says what a command that lost a race for the same retry, or came too late, may do. No
   * coordinator is asked: where no worker host runs, none would answer for a minute.
   *
   * @param group the retry's
   */
  public CommandRefused refusal(String group) {
    RunId retry = retry(group);
    return new CommandRefused(
        "Cannot retry %s: it is being retried already. Follow that with: nightjar %s"
            .formatted(run, ledger.run(retry).isPresent() ? "runs follow " + retry : "status"));
  }

  /**
   * A retry that the ledger knows as running may have lost its workflow; the next has a new name.
   */
  private String nextGroup() {
    for (int number = 1; ; number++) {
      String group = RunGroup.retryOf(run, number);
      String workflowId = RunRequest.workflowId(run.job(), run.day(), group);
      if (client.runningSince(workflowId).isPresent()) {
        throw refusal(group);
      }
      if (ledger.run(retry(group)).isEmpty()) {
        return group;
      }
    }
  }

  /** The run of a retry that has the same cutoff. */
  private RunId retry(String group) {
    return new RunId(run.job(), run.day(), group, run.generation());
  }
}
