package dev.nightjar.swarm.temporal;

import com.google.protobuf.Timestamp;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.GroupRequest;
import dev.nightjar.swarm.transport.Carriage;
import dev.nightjar.swarm.transport.FoundCall;
import dev.nightjar.swarm.transport.FoundGroup;
import dev.nightjar.swarm.transport.GroupCarriage;
import dev.nightjar.swarm.transport.StartTerms;
import dev.nightjar.swarm.transport.Transport;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.activity.v1.ActivityExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeActivityExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeActivityExecutionResponse;
import io.temporal.client.ActivityAlreadyStartedException;
import io.temporal.client.ActivityClient;
import io.temporal.client.ActivityClientOptions;
import io.temporal.client.UntypedActivityHandle;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Single calls carried as Temporal's standalone activities, which cost the server less than half of
 * a workflow with one activity. Everything else, and everything on a server that has none of them,
 * goes the way of another transport. Thread-safe.
 */
public final class StandaloneTransport implements Transport {
  private final WorkflowClient client;
  private final ActivityClient activities;
  private final Transport others;

  /** Until the server says that it has none. */
  private volatile boolean isOffered = true;

  /**
   * Over an open connection, which stays the caller's to close. The server is first asked by the
   * first call.
   *
   * @param client of any data converter that writes records as JSON
   * @param others carries groups, and finds and starts what is no standalone activity
   */
  public StandaloneTransport(WorkflowClient client, Transport others) {
    WorkflowClientOptions options = client.getOptions();
    this.client = client;
    this.activities =
        ActivityClient.newInstance(
            client.getWorkflowServiceStubs(),
            ActivityClientOptions.newBuilder()
                .setNamespace(options.getNamespace())
                .setDataConverter(options.getDataConverter())
                .setIdentity(options.getIdentity())
                .setContextPropagators(options.getContextPropagators())
                .build());
    this.others = others;
  }

  @Override
  public Carriage start(String id, String lane, CallRequest request, StartTerms terms) {
    Optional<UntypedActivityHandle> started =
        isOffered
            ? Asking.toStart(
                terms,
                () -> whereOffered(() -> started(id, lane, request)),
                () -> Cancelling.cancel(handle(id)))
            : none();
    return started.isPresent()
        ? new StandaloneCarriage(started.orElseThrow())
        : others.start(id, lane, request, terms);
  }

  private Optional<UntypedActivityHandle> started(String id, String lane, CallRequest request) {
    try {
      return Optional.of(
          activities.start(
              request.fullName(),
              CallActivities.standalone(
                  request.limits(), TemporalTransport.executionId(id), Queues.ofLane(lane)),
              request));
    } catch (ActivityAlreadyStartedException e) {
      return Optional.of(handle(id));
    }
  }

  @Override
  public Optional<FoundCall> find(String id) {
    Optional<FoundCall> alone =
        isOffered
            ? Asking.temporal(Optional.empty(), () -> whereOffered(() -> described(id)))
            : none();
    return alone.isPresent() ? alone : others.find(id);
  }

  private Optional<FoundCall> described(String id) {
    try {
      return Optional.of(
          found(
              id,
              client
                  .getWorkflowServiceStubs()
                  .blockingStub()
                  .describeActivityExecution(
                      DescribeActivityExecutionRequest.newBuilder()
                          .setNamespace(client.getOptions().getNamespace())
                          .setActivityId(TemporalTransport.executionId(id))
                          .setIncludeInput(true)
                          .build())));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return none();
      }
      throw e;
    }
  }

  private FoundCall found(String id, DescribeActivityExecutionResponse described) {
    ActivityExecutionInfo info = described.getInfo();
    return new FoundCall(
        new StandaloneCarriage(handle(id)),
        client
            .getOptions()
            .getDataConverter()
            .fromPayloads(
                0, Optional.of(described.getInput()), CallRequest.class, CallRequest.class),
        Queues.lane(info.getTaskQueue()),
        instant(info.getScheduleTime()),
        info.hasCloseTime() ? Optional.of(instant(info.getCloseTime())) : Optional.empty());
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** What is found or started; nothing, from now on, when the server has no such activities. */
  private <T> Optional<T> whereOffered(Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      isOffered = false;
      return none();
    }
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private UntypedActivityHandle handle(String id) {
    return activities.getHandle(TemporalTransport.executionId(id), null);
  }

  @Override
  public GroupCarriage startGroup(String id, String lane, GroupRequest request, StartTerms terms) {
    return others.startGroup(id, lane, request, terms);
  }

  @Override
  public Optional<FoundGroup> findGroup(String id) {
    return others.findGroup(id);
  }

  @Override
  public void close() {
    others.close();
  }
}
