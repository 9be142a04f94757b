package dev.nightjar.benchmark.coordinator;

import com.sun.management.OperatingSystemMXBean;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Carries nights of empty chunks through, by the engine or plainly, and counts what they cost. */
final class FanOutMeasurement {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final CoordinatorSite site;
  private final Executions executions;
  private final ServerCounters server;
  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private int nights;

  FanOutMeasurement(CoordinatorSite site) {
    this.site = site;
    this.executions = new Executions(site.temporal());
    this.server = new ServerCounters(site.config().ledger());
  }

  /** What is measured, apart from the program. */
  record Setting(int hosts, Duration chunkTime, int chunks) {}

  FanOutResult measure(FanOutProgram program, Setting setting) throws IOException, SQLException {
    machine.getCpuLoad();
    long commits = server.commits();
    long begin = System.nanoTime();
    List<String> workflowIds =
        program == FanOutProgram.ENGINE ? engine(setting) : plain(setting.chunks());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    long committed = server.commits() - commits;
    double busy = machine.getCpuLoad();
    Executions.Counters counters = executions.counters(workflowIds);
    return new FanOutResult(
        program,
        setting.hosts(),
        setting.chunkTime(),
        setting.chunks(),
        elapsed,
        counters.historyEvents(),
        counters.transitions(),
        committed,
        busy);
  }

  private List<String> engine(Setting setting) throws IOException {
    RunHandle run = start(setting.chunks(), setting.hosts() * CoordinatorSite.SLOTS);
    RunReport report = run.result();
    if (report.merchantsFailed() > 0) {
      throw new IOException("The benchmark's night failed: " + report.message());
    }
    List<String> ids = new ArrayList<>(List.of(run.workflowId()));
    for (int batch = 0; batch < report.batches(); batch++) {
      ids.add(batchId(run, report, batch));
    }
    return ids;
  }

  private static String batchId(RunHandle run, RunReport report, int batch) {
    return "%s/batch-%d/%s".formatted(run.workflowId(), batch, report.run().generation());
  }

  /** Starts a night of the engine. */
  RunHandle start(int chunks, int slots) {
    nights++;
    return new RunClient(site.temporal().client()).start(request(chunks, slots, nights));
  }

  /** The request for a night that no other has the name of. */
  static RunRequest request(int chunks, int slots, int night) {
    RunLimits usual = RunLimits.DEFAULTS;
    RunLimits limits =
        new RunLimits(
            new PlanOptions(1, 1, slots, 1, 1, 1, NightSize.CHUNKS_PER_BATCH, 400),
            usual.windowOfBatches(),
            100,
            usual.merchantsPerPublish(),
            Duration.ofMillis(300),
            usual.clockTolerance(),
            usual.heartbeatTimeout(),
            usual.deadline());
    return new RunRequest(
        new JobName("empty"),
        DAY,
        NightSize.group(chunks, night),
        List.of(),
        Existing.REPLACE,
        null,
        limits);
  }

  private List<String> plain(int chunks) {
    nights++;
    String id = "plain/" + System.currentTimeMillis() + "/" + nights;
    WorkflowClient client = site.temporal().client();
    PlainNight night =
        client.newWorkflowStub(
            PlainNight.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(CoordinatorHost.PLAIN)
                .build());
    night.run(chunks);
    List<String> ids = new ArrayList<>(List.of(id));
    for (int first = 0; first < chunks; first += NightSize.CHUNKS_PER_BATCH) {
      ids.add(id + "/" + (ids.size() - 1));
    }
    return ids;
  }
}
