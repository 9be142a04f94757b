package dev.nightjar.benchmark.engine;

import dev.nightjar.benchmark.site.BenchmarkSite;
import dev.nightjar.benchmark.site.SiteSettings;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs nights of the engine and looks at what they cost. */
public final class Nights {
  private final BenchmarkSite site;
  private final JobName job;

  /** Nights of a job. */
  public Nights(BenchmarkSite site, JobName job) {
    this.site = site;
    this.job = job;
  }

  /**
   * A night that was carried through.
   *
   * @param workflowId its workflow
   * @param report what it came to
   * @param from when it was asked for
   * @param elapsed until its report was there
   */
  public record Night(String workflowId, RunReport report, Instant from, Duration elapsed) {}

  /** The limits that runs have unless a probe needs others. */
  public RunLimits limits() {
    return site.config().run().limits();
  }

  /** Limits by which a merchant's day is cut into so many chunks of one batch. */
  public RunLimits limits(long rows, int chunks) {
    RunLimits usual = limits();
    long target = Math.max(1, (rows + chunks - 1) / chunks);
    return new RunLimits(
        new PlanOptions(target, target, chunks, 1, 500, 500, Math.max(chunks, 1), 400),
        usual.windowOfBatches(),
        usual.windowOfChunks(),
        usual.merchantsPerPublish(),
        usual.settlingLag(),
        usual.clockTolerance(),
        usual.heartbeatTimeout(),
        usual.deadline());
  }

  /** Carries a night through; of all merchants when none is named. */
  public Night run(LocalDate day, List<MerchantId> merchants, RunLimits limits) throws IOException {
    RunRequest request =
        new RunRequest(
            job,
            day,
            merchants.isEmpty() ? RunRequest.ALL : "probe",
            merchants,
            Existing.REPLACE,
            null,
            limits);
    Instant from = Instant.now();
    long started = System.nanoTime();
    RunHandle handle = site.part(RunClient.class).start(request);
    RunReport report = handle.result();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
    if (report.state() != RunState.COMPLETED) {
      throw new IOException("The benchmark's night failed: " + report.message());
    }
    return new Night(handle.workflowId(), report, from, elapsed);
  }

  /** Which share of the latest run's chunks is done, 0 to 1. */
  public double shareDone() {
    List<RunRecord> latest = site.part(Ledger.class).runs(1);
    if (latest.isEmpty() || latest.get(0).state() != RunState.RUNNING) {
      return 0;
    }
    RunProgress progress = latest.get(0).progress();
    return progress.chunks() == 0 ? 0 : (double) progress.chunksDone() / progress.chunks();
  }

  /** Intermediate, partial and summary rows that a night wrote. */
  public long rowsWritten(Night night) {
    RunReport report = night.report();
    Ledger ledger = site.part(Ledger.class);
    long rows = 0;
    for (int batch = 0; batch < report.batches(); batch++) {
      for (ChunkRecord chunk : ledger.chunks(report.run(), batch)) {
        rows += Objects.requireNonNull(chunk.outcome()).written();
      }
    }
    return rows;
  }

  /**
   * What a night's coordination cost.
   *
   * @param workerHosts how many there were
   */
  public NightCost cost(Night night, int workerHosts) {
    int slotsOfAll = workerHosts * SiteSettings.SLOTS;
    RunReport report = night.report();
    BatchHistories histories =
        BatchHistories.of(
            site.part(TemporalConnection.class),
            site.config().temporal().namespace(),
            night.workflowId(),
            report);
    List<ChunkRecord> chunks = new ArrayList<>();
    for (int batch = 0; batch < report.batches(); batch++) {
      chunks.addAll(site.part(Ledger.class).chunks(report.run(), batch));
    }
    SlotTime slots =
        SlotTime.of(histories.firstDispatch().orElse(night.from()), chunks, slotsOfAll);
    return new NightCost(
        chunks.size(),
        histories.events(),
        histories.transitions(),
        slots.total(),
        slots.idle(),
        NightParts.of(night.from(), night.from().plus(night.elapsed()), chunks, slotsOfAll));
  }
}
