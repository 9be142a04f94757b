package dev.nightjar.tests;

import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import dev.nightjar.workflows.schedule.Schedules;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleInfo;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A site with schedules, and what only a test does to them. */
final class ScheduleLab implements AutoCloseable {
  static final ScheduleName EUROPE = ScheduleName.parse("type-count/europe");
  private static final Duration LIMIT = Duration.ofSeconds(90);

  final Site site;
  final Shell shell;
  private final Path file;

  private ScheduleLab(Site site, Path folder) throws IOException {
    this.site = site;
    this.file = folder.resolve("schedules.json");
    Path config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    this.shell = Shell.with("--config", config.toString());
  }

  static ScheduleLab on(TestStack stack, Path folder) throws IOException {
    return new ScheduleLab(Site.on(stack), folder);
  }

  /** Without worker hosts, so that triggers start and do not end. */
  static ScheduleLab withoutWorkers(TestStack stack, Path folder) throws IOException {
    return new ScheduleLab(Site.withoutWorkers(stack, Map.of()), folder);
  }

  /** Writes the file of schedules; returns its name. */
  String file(String... schedules) throws IOException {
    Files.writeString(file, "[" + String.join(",\n", schedules) + "]");
    return file.toString();
  }

  static String europe(String atUtc, String more) {
    return europe("\"Europe/Berlin\", \"Europe/Paris\"", atUtc, more);
  }

  /** The same for a zone that has one midnight all year, so that it may be at any time. */
  static String istanbul(String atUtc) {
    return europe("\"Europe/Istanbul\"", atUtc, "");
  }

  private static String europe(String zones, String atUtc, String more) {
    return """
        {"job": "type-count", "group": "europe", "zones": [%s], "atUtc": "%s"%s}"""
        .formatted(zones, atUtc, more);
  }

  Schedules schedules() {
    return site.part(Schedules.class);
  }

  FoundSchedule found(ScheduleName name) {
    return schedules().find(name).orElseThrow();
  }

  ScheduleHandle handle(ScheduleName name) {
    return scheduleClient().getHandle("nightjar/" + name);
  }

  ScheduleClient scheduleClient() {
    WorkflowClient client = site.part(WorkflowClient.class);
    return ScheduleClient.newInstance(
        client.getWorkflowServiceStubs(),
        ScheduleClientOptions.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setDataConverter(client.getOptions().getDataConverter())
            .build());
  }

  /** Makes nights come as fast as a test needs them. */
  void every(ScheduleName name, Duration interval) {
    handle(name)
        .update(
            there ->
                new ScheduleUpdate(
                    Schedule.newBuilder(there.getDescription().getSchedule())
                        .setSpec(
                            ScheduleSpec.newBuilder()
                                .setIntervals(List.of(new ScheduleIntervalSpec(interval)))
                                .build())
                        .build()));
  }

  /** Nights older than that are not started when the server comes back. */
  void catchUp(ScheduleName name, Duration window) {
    handle(name)
        .update(
            there -> {
              Schedule schedule = there.getDescription().getSchedule();
              SchedulePolicy policy =
                  SchedulePolicy.newBuilder(schedule.getPolicy()).setCatchupWindow(window).build();
              return new ScheduleUpdate(Schedule.newBuilder(schedule).setPolicy(policy).build());
            });
  }

  ScheduleInfo info(ScheduleName name) {
    return handle(name).describe().getInfo();
  }

  /** The ids of all workflows that a visibility query finds. */
  SortedSet<String> workflows(String query) {
    try (var found = site.part(WorkflowClient.class).listExecutions(query)) {
      return found
          .map(WorkflowExecutionMetadata::getExecution)
          .map(execution -> execution.getWorkflowId())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  String state(LocalDate day) {
    return site.part(RunClient.class).state(run(day)).orElse("none");
  }

  /** Makes Temporal forget a night's run, as it does when its retention is over. */
  void forget(LocalDate day) {
    WorkflowClient client = site.part(WorkflowClient.class);
    client
        .getWorkflowServiceStubs()
        .blockingStub()
        .deleteWorkflowExecution(
            DeleteWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(run(day)))
                .build());
  }

  private static String run(LocalDate day) {
    return RunRequest.workflowId(EUROPE.job(), day, EUROPE.group());
  }

  static ConditionFactory awaiting(String what) {
    return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(200));
  }

  @Override
  public void close() {
    try {
      // The list is late: it may have what is gone.
      schedules().names().stream()
          .filter(name -> schedules().find(name).isPresent())
          .forEach(schedules()::delete);
    } finally {
      site.close();
    }
  }
}
