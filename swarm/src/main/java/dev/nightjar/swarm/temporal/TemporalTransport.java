package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.GroupPlace;
import dev.nightjar.swarm.message.GroupRequest;
import dev.nightjar.swarm.transport.Carriage;
import dev.nightjar.swarm.transport.FoundCall;
import dev.nightjar.swarm.transport.FoundGroup;
import dev.nightjar.swarm.transport.GroupCarriage;
import dev.nightjar.swarm.transport.StartTerms;
import dev.nightjar.swarm.transport.Transport;
import io.temporal.activity.ActivityInfo;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.Priority;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls carried by Temporal as workflows. It needs nothing of a server that version 1.29 lacks.
 * Thread-safe.
 */
public final class TemporalTransport implements Transport {
  /** Begins the id of every workflow and standalone activity of the swarm. */
  private static final String PREFIX = "swarm/";

  /** Stands before a page's number. */
  private static final String PAGE = "/page-";

  private final WorkflowClient client;
  private final StartedWorkflows started;

  /**
   * Over an open connection, which stays the caller's to close.
   *
   * @param client of any data converter that writes records as JSON
   */
  public TemporalTransport(WorkflowClient client) {
    this.client = client;
    this.started = new StartedWorkflows(client);
  }

  /** What Temporal knows a call by, as a workflow's or an activity's id. */
  static String executionId(String id) {
    return PREFIX + id;
  }

  /**
   * The id of a call that an activity executes: alone, in a page of its group, or as one of those
   * that a user's workflow makes.
   */
  public static String callId(ActivityInfo activity, CallRequest request) {
    String execution =
        activity.isInWorkflow() ? activity.getWorkflowId() : activity.getActivityId();
    GroupPlace place = request.place();
    if (place != null) {
      return groupId(execution) + "#" + place.number();
    }
    return execution.startsWith(PREFIX) || !activity.isInWorkflow()
        ? carried(execution)
        : execution + "/" + activity.getActivityId();
  }

  private static String carried(String workflowId) {
    return workflowId.startsWith(PREFIX) ? workflowId.substring(PREFIX.length()) : workflowId;
  }

  private static String groupId(String workflowId) {
    String page = carried(workflowId);
    int suffix = page.lastIndexOf(PAGE);
    return suffix < 0 ? page : page.substring(0, suffix);
  }

  /** The id of a group's page. */
  public static String pageId(String group, int page) {
    return group + PAGE + page;
  }

  @Override
  public Carriage start(String id, String lane, CallRequest request, StartTerms terms) {
    WorkflowStub workflow =
        client.newUntypedWorkflowStub(
            CallWorkflow.TYPE,
            options(id, lane, request.limits().priority(), total(request)).build());
    return new TemporalCarriage(
        isStarted(id, () -> workflow.start(request), terms) ? workflow : stub(id));
  }

  /** Starts a workflow; false when there was one of that id before. */
  private boolean isStarted(String id, Runnable start, StartTerms terms) {
    return Asking.toStart(
        terms,
        () -> {
          try {
            start.run();
            return true;
          } catch (WorkflowExecutionAlreadyStarted e) {
            return false;
          }
        },
        () -> Cancelling.cancel(stub(id)));
  }

  /** Temporal ends what nobody waits for, a little after the caller did. */
  private static Duration total(CallRequest request) {
    return request.limits().total() == 0
        ? Duration.ZERO
        : Duration.ofMillis(request.limits().total()).plus(CallActivities.GRACE);
  }

  @Override
  public GroupCarriage startGroup(String id, String lane, GroupRequest request, StartTerms terms) {
    GroupWorkflow workflow =
        client.newWorkflowStub(
            GroupWorkflow.class,
            options(id, lane, request.limits().priority(), Duration.ZERO)
                .setStaticSummary(
                    "%d calls of %s".formatted(request.items().size(), request.call(0).fullName()))
                .build());
    if (isStarted(id, () -> WorkflowClient.start(workflow::run, request), terms)) {
      return new TemporalGroupCarriage(WorkflowStub.fromTyped(workflow), false);
    }
    GroupRequest before =
        Asking.temporal(
            terms.left(),
            () ->
                started.argument(
                    WorkflowExecution.newBuilder().setWorkflowId(executionId(id)).build(),
                    GroupRequest.class));
    before.checkSameAs(request, groupId(id));
    return new TemporalGroupCarriage(stub(id), true);
  }

  private static WorkflowOptions.Builder options(
      String id, String lane, int priority, Duration total) {
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(executionId(id))
            .setTaskQueue(Queues.ofLane(lane))
            .setPriority(Priority.newBuilder().setPriorityKey(priority).build())
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL);
    return total.isZero() ? options : options.setWorkflowRunTimeout(total);
  }

  @Override
  public Optional<FoundCall> find(String id) {
    return Asking.temporal(
        Optional.empty(),
        () ->
            describe(id)
                .map(
                    found ->
                        new FoundCall(
                            new TemporalCarriage(stub(id)),
                            started.argument(found.getExecution(), CallRequest.class),
                            Queues.lane(found.getTaskQueue()),
                            found.getStartTime(),
                            Optional.ofNullable(found.getCloseTime()))));
  }

  @Override
  public Optional<FoundGroup> findGroup(String id) {
    return Asking.temporal(
        Optional.empty(),
        () ->
            describe(id)
                .map(
                    found ->
                        new FoundGroup(
                            new TemporalGroupCarriage(stub(id), true),
                            started.argument(found.getExecution(), GroupRequest.class),
                            Queues.lane(found.getTaskQueue()),
                            found.getStartTime())));
  }

  private Optional<WorkflowExecutionDescription> describe(String id) {
    try {
      return Optional.of(stub(id).describe());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  private WorkflowStub stub(String id) {
    return client.newUntypedWorkflowStub(executionId(id));
  }

  /** The connection is the caller's. */
  @Override
  public void close() {}
}
