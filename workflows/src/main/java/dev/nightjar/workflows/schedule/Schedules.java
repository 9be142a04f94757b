package dev.nightjar.workflows.schedule;

import dev.nightjar.workflows.client.RegisteredAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleBackfill;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Nightjar's schedules in a namespace. Thread-safe. Each method but {@link #names} sees what the
 * last one did; new names may be listed a second late.
 */
public final class Schedules {
  private static final ScheduleState ACTIVE = ScheduleState.newBuilder().build();

  /** The server takes whole seconds; nights are a day apart. */
  private static final Duration AROUND = Duration.ofSeconds(1);

  private static final int PAGE = 100;

  private final ScheduleClient schedules;
  private final RegisteredAttributes attributes;
  private final String namespace;

  /** Those of the client's namespace. */
  public Schedules(WorkflowClient client) {
    this.namespace = client.getOptions().getNamespace();
    this.attributes = new RegisteredAttributes(client);
    this.schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(namespace)
                .setIdentity(client.getOptions().getIdentity())
                .setDataConverter(client.getOptions().getDataConverter())
                .build());
  }

  /** The names of all, in order; what has no name of Nightjar's is left alone. */
  public SortedSet<ScheduleName> names() {
    return call(
        () ->
            schedules
                .listSchedules(PAGE)
                .map(ScheduleListDescription::getScheduleId)
                .map(Schedules::name)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Optional<ScheduleName> name(String id) {
    try {
      return id.startsWith(ScheduleName.PREFIX)
          ? Optional.of(ScheduleName.parse(id.substring(ScheduleName.PREFIX.length())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The schedule of a name, if there is one. */
  public Optional<FoundSchedule> find(ScheduleName name) {
    return call(
        () -> {
          try {
            return Optional.of(new FoundSchedule(name, handle(name).describe()));
          } catch (ScheduleException e) {
            if (code(e) == Status.Code.NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** What {@link FoundSchedule#facts} of a schedule would be. */
  public Map<String, String> factsOf(NightlySchedule nightly) {
    return ScheduleFacts.of(ScheduleForm.of(nightly, ACTIVE));
  }

  /**
   * Makes a schedule that is not there.
   *
   * @throws ScheduleRefused when it is, or the namespace lacks search attributes
   */
  public void create(NightlySchedule nightly) {
    requireAttributes();
    Schedule schedule = ScheduleForm.of(nightly, ACTIVE);
    call(
        () ->
            schedules.createSchedule(
                nightly.name().id(), schedule, ScheduleOptions.newBuilder().build()));
  }

  /** Makes a schedule that is there what it should be; paused stays paused. */
  public void change(NightlySchedule nightly) {
    requireAttributes();
    run(
        () ->
            handle(nightly.name())
                .update(
                    there ->
                        new ScheduleUpdate(
                            ScheduleForm.of(
                                nightly, there.getDescription().getSchedule().getState()))));
  }

  /** Without them the server would start nothing when the time comes. */
  private void requireAttributes() {
    List<String> missing = call(attributes::missing);
    if (!missing.isEmpty()) {
      throw new ScheduleRefused(
          "Cannot schedule: namespace '%s' has no search attribute %s. Add what is missing with: nightjar setup"
              .formatted(namespace, String.join(", ", missing)),
          null);
    }
  }

  /** Takes a schedule away; runs that it started go on. */
  public void delete(ScheduleName name) {
    run(() -> handle(name).delete());
  }

  /** Starts no more nights. */
  public void pause(ScheduleName name, String note) {
    run(() -> handle(name).pause(note));
  }

  /** Starts nights again, those of later times. */
  public void resume(ScheduleName name) {
    run(() -> handle(name).unpause());
  }

  /** Starts the night that would be scheduled for this moment, paused or not. */
  public void trigger(ScheduleName name) {
    run(() -> handle(name).trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL));
  }

  /**
   * Starts the nights of past times again, paused or not.
   *
   * @param first the time of the first night
   * @param last the time of the last, not before the first
   */
  public void startAgain(ScheduleName name, Instant first, Instant last) {
    run(
        () ->
            handle(name)
                .backfill(
                    List.of(
                        new ScheduleBackfill(
                            first.minus(AROUND),
                            last.plus(AROUND),
                            ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL))));
  }

  private ScheduleHandle handle(ScheduleName name) {
    return schedules.getHandle(name.id());
  }

  private void run(Runnable call) {
    call(
        () -> {
          call.run();
          return call;
        });
  }

  private <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ScheduleAlreadyRunningException e) {
      throw new ScheduleRefused(
          "Cannot create the schedule: somebody else has, meanwhile. Apply the file again", e);
    } catch (ScheduleException | StatusRuntimeException e) {
      throw new ScheduleRefused(words(e), e);
    }
  }

  private String words(RuntimeException e) {
    return switch (code(e)) {
      case UNIMPLEMENTED ->
          "Temporal has no schedules here, as that of an embedded stack. Use them on your own servers, or on a local stack";
      case NOT_FOUND ->
          "There is no such schedule in namespace '%s'. See which are: nightjar schedule list"
              .formatted(namespace);
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          "Temporal does not answer; is it running? Then try again";
      default ->
          "Temporal refuses: %s".formatted(e.getCause() == null ? e : e.getCause().getMessage());
    };
  }

  private static Status.Code code(RuntimeException e) {
    Throwable cause = e instanceof StatusRuntimeException ? e : e.getCause();
    return cause instanceof StatusRuntimeException status
        ? status.getStatus().getCode()
        : Status.Code.UNKNOWN;
  }
}
