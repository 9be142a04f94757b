package dev.nightjar.swarm.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.log.GuardedLog;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.temporal.CallActivities;
import dev.nightjar.swarm.temporal.CallWorkflow;
import dev.nightjar.swarm.temporal.CallWorkflowCode;
import dev.nightjar.swarm.temporal.GroupWorkflowCode;
import dev.nightjar.swarm.temporal.Queues;
import io.temporal.common.converter.DataConverter;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Registers the swarm's lanes with a worker factory: each has a task queue, pollers, slots and
 * threads of its own, and the host has one for what only it is to execute. Nothing is polled before
 * the factory is started, which is also how it is stopped.
 */
public final class SwarmWorkers {
  /**
   * Slots for calls to all worker hosts, which come seldom and are to be answered beside others.
   */
  private static final int HOST_SLOTS = 2;

  /**
   * What the calls to this host alone are called together, and in the log each whose contract it
   * does not offer.
   */
  private static final String HOST_LANE = "host";

  private static final int MOST_POLLERS = 5;
  private static final int WORKFLOW_TASKS = 100;

  private final Offers offers;
  private final SortedMap<String, Integer> slots;
  private final String host;
  private final CallLog log;
  private final ObjectMapper mapper;
  private final SlotSupply supply;
  private final SortedMap<String, LaneStages> stages;

  private SwarmWorkers(
      Offers offers,
      SortedMap<String, Integer> slots,
      String host,
      CallLog log,
      ObjectMapper mapper,
      SlotSupply supply,
      SortedMap<String, LaneStages> stages) {
    this.supply = supply;
    this.stages = stages;
    this.offers = offers;
    this.slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    this.host = host;
    this.log = log;
    this.mapper = mapper;
  }

  /**
   * Of a worker host.
   *
   * @param host its identity, which no other live one has
   * @param slots how many calls of each lane may execute at once
   * @throws IllegalArgumentException when a contract's lane has no slots
   */
  public static SwarmWorkers of(String host, Offers offers, SortedMap<String, Integer> slots) {
    for (SwarmService service : offers.services()) {
      if (!slots.containsKey(service.contract().lane())) {
        throw new IllegalArgumentException(
            "Cannot offer %s: its lane '%s' has no slots on this worker host, which serves %s"
                .formatted(
                    service.contract().type().getName(),
                    service.contract().lane(),
                    slots.keySet()));
      }
    }
    SortedMap<String, LaneStages> stages = new TreeMap<>();
    slots.keySet().forEach(lane -> stages.put(lane, new LaneStages(lane)));
    stages.computeIfAbsent(HOST_LANE, LaneStages::new);
    return new SwarmWorkers(
        offers, slots, host, CallLog.NONE, Json.mapper(), SlotSupply.FIXED, stages);
  }

  /** The same with a log of calls. */
  public SwarmWorkers withLog(CallLog calls) {
    return new SwarmWorkers(offers, slots, host, GuardedLog.of(calls), mapper, supply, stages);
  }

  /** The same with the mapper that callers use, too. */
  public SwarmWorkers withMapper(ObjectMapper other) {
    return new SwarmWorkers(offers, slots, host, log, other, supply, stages);
  }

  /** The same with another supply of slots. */
  public SwarmWorkers withSupply(SlotSupply other) {
    return new SwarmWorkers(offers, slots, host, log, mapper, other, stages);
  }

  /** Registers with a factory, with options that hold for every worker of it. */
  public void register(WorkerFactory factory, UnaryOperator<WorkerOptions.Builder> common) {
    CallExecutor executor = new CallExecutor(offers, mapper);
    slots.forEach(
        (lane, count) ->
            register(
                factory.newWorker(Queues.ofLane(lane), options(count, common, stages(lane))),
                executor,
                lane,
                factory.getWorkflowClient().getOptions().getDataConverter()));
    factory
        .newWorker(Queues.ofHost(host), options(HOST_SLOTS, common, stages(HOST_LANE)))
        .registerActivitiesImplementations(
            new CallActivity(executor, new ExecutionLog(log, host, this::lane), host));
  }

  /** Registers with a factory. */
  public void register(WorkerFactory factory) {
    register(factory, options -> options);
  }

  private void register(
      Worker worker, CallExecutor executor, String lane, DataConverter converter) {
    worker.registerWorkflowImplementationFactory(
        CallWorkflow.class, () -> new CallWorkflowCode(converter));
    worker.registerWorkflowImplementationTypes(GroupWorkflowCode.class);
    ExecutionLog executions = new ExecutionLog(log, host, call -> lane);
    worker.registerActivitiesImplementations(
        new CallActivity(executor, executions, host),
        new BundleActivity(executor, executions, host));
  }

  private LaneStages stages(String lane) {
    return Objects.requireNonNull(stages.get(lane));
  }

  /** Of a call that only this host is to execute: its contract's lane, if it is known here. */
  private String lane(CallRequest call) {
    return offers
        .service(call.contract())
        .map(service -> service.contract().lane())
        .orElse(HOST_LANE);
  }

  private WorkerOptions options(
      int activities, UnaryOperator<WorkerOptions.Builder> common, LaneStages lane) {
    return common
        .apply(WorkerOptions.newBuilder())
        .setWorkerTuner(MeteredSlots.of(supply.tuner(activities, WORKFLOW_TASKS), lane))
        // Less often, and it would take that much longer to learn that nobody waits for an answer.
        .setMaxHeartbeatThrottleInterval(CallActivities.HEARTBEAT_EVERY)
        // What runs when the host is to end has its grace, and is cancelled like before.
        .setAllowActivityHeartbeatDuringShutdown(true)
        .setMaxConcurrentActivityTaskPollers(pollers(activities))
        .build();
  }

  /**
   * A poll keeps a slot until it brings a call. Were there as many polls as slots, no slot would
   * ever be free for the call of a workflow task that is done on this very host, and each call
   * would go by way of its queue.
   */
  static int pollers(int slots) {
    return Math.min(MOST_POLLERS, (slots + 1) / 2);
  }

  /** The Temporal task queues that are polled. */
  public List<String> queues() {
    return Stream.concat(
            slots.keySet().stream().map(Queues::ofLane), Stream.of(Queues.ofHost(host)))
        .toList();
  }

  /** What the slots of each lane do, those for calls to this host alone as lane {@code host}. */
  public List<LaneStages> stages() {
    return List.copyOf(stages.values());
  }

  /** The slots by lane. */
  public SortedMap<String, Integer> slots() {
    return slots;
  }
}
