package dev.nightjar.tests.crash;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.tests.NightjarProcess;
import dev.nightjar.tests.Site;
import dev.nightjar.workflows.client.DaysClient;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs of several business days, which a workflow of their own starts: a backfill, late data. */
final class DaysWork implements Work {
  private static final int MOST_RUNS = 200;

  private final Ledger ledger;
  private final DaysClient client;
  private final String workflowId;
  private final Set<RunId> earlier;
  private final int first;
  private volatile List<String> follow;
  private volatile boolean hasBegun;

  /**
   * What a site runs from now on.
   *
   * @param workflowId of what starts the runs
   * @param follow the words of the command that follows it
   * @param first how many runs there are before the workflow starts one
   */
  DaysWork(Site site, String workflowId, List<String> follow, int first) {
    this.ledger = site.part(Ledger.class);
    this.client = site.part(DaysClient.class);
    this.workflowId = workflowId;
    this.follow = List.copyOf(follow);
    this.first = first;
    this.earlier = ledger.runs(MOST_RUNS).stream().map(RunRecord::id).collect(Collectors.toSet());
  }

  String workflowId() {
    return workflowId;
  }

  /** From now on it is followed by that command. */
  void followBy(List<String> words) {
    follow = List.copyOf(words);
  }

  /** Its runs so far, the newest first. */
  List<RunRecord> runs() {
    return ledger.runs(MOST_RUNS).stream().filter(run -> !earlier.contains(run.id())).toList();
  }

  @Override
  public List<String> follow() {
    return follow;
  }

  @Override
  public boolean isServedBy(NightjarProcess ended) throws InterruptedException {
    return ended.exit() == 0
        || ended.all().contains("Nothing to follow")
        || ended.all().contains("No backfill");
  }

  @Override
  public Progress progress() {
    List<RunRecord> runs = runs();
    Progress progress = RunWork.of(runs);
    hasBegun |= runs.size() > first;
    boolean isEnded = progress.isEnded() && !isRunning() && hasBegun;
    return new Progress(progress.chunks(), progress.steps(), isEnded);
  }

  /** Whether the workflow runs; it does until Temporal says that it does not. */
  boolean isRunning() {
    try {
      boolean isRunning = client.isRunning(workflowId);
      hasBegun |= isRunning;
      return isRunning;
    } catch (StatusRuntimeException | WorkflowServiceException e) {
      return true;
    }
  }
}
