package dev.nightjar.worker.metrics;

import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of runs came to on this worker host, by job. Every job on the class path counts
 * from zero, so that the first night is an increase too. Thread-safe.
 */
public final class StageMeters {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  private final MeterRegistry registry;

  /** Of one worker host. */
  public StageMeters(MeterRegistry registry, JobCatalog jobs) {
    this.registry = registry;
    FailureClass.registerAll(registry);
    jobs.names().forEach(this::register);
  }

  private void register(JobName job) {
    for (ExecutionOutcome outcome : ExecutionOutcome.values()) {
      chunk(job, outcome);
      publication(job, outcome);
    }
    rows(job, 0, 0, 0, 0, 0);
    published(job, new PublishReport(0, 0, 0, List.of()));
    for (RunState state : RunState.values()) {
      if (state.isEnd()) {
        run(job, state).increment(0);
      }
    }
  }

  void done(Object task, @Nullable Object result, long nanos) {
    Duration time = Duration.ofNanos(nanos);
    if (task instanceof ChunkTask chunk && result instanceof ChunkOutcome outcome) {
      JobName job = chunk.chunk().run().job();
      chunk(job, ExecutionOutcome.DONE).record(time);
      rows(
          job,
          outcome.rows().read(),
          outcome.rows().used(),
          outcome.rows().duplicates(),
          outcome.rows().quarantined(),
          outcome.written());
    } else if (task instanceof PublishTask publish && result instanceof PublishReport report) {
      JobName job = publish.run().job();
      publication(job, ExecutionOutcome.DONE).record(time);
      published(job, report);
    } else if (task instanceof CloseTask close) {
      run(close.run().job(), close.state()).increment();
    }
  }

  void failed(String activity, Object task, Throwable failure, long nanos) {
    FailureClass kind = FailureClass.of(failure);
    FailureClass.counter(registry, activity, kind).increment();
    ExecutionOutcome outcome =
        kind == FailureClass.CANCELLED ? ExecutionOutcome.CANCELLED : ExecutionOutcome.FAILED;
    if (task instanceof ChunkTask chunk) {
      chunk(chunk.chunk().run().job(), outcome).record(Duration.ofNanos(nanos));
    } else if (task instanceof PublishTask publish) {
      publication(publish.run().job(), outcome).record(Duration.ofNanos(nanos));
    }
  }

  private Timer chunk(JobName job, ExecutionOutcome outcome) {
    return timer("nightjar.chunk", "Executions of chunks", job, outcome);
  }

  private Timer publication(JobName job, ExecutionOutcome outcome) {
    return timer("nightjar.publication", "Executions of publishing a group", job, outcome);
  }

  private Timer timer(String name, String description, JobName job, ExecutionOutcome outcome) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BOUNDS)
        .tags("job", job.value(), "outcome", label(outcome))
        .register(registry);
  }

  private void rows(
      JobName job, long read, long used, long duplicates, long quarantined, long written) {
    rows(job, "process", "read", read);
    rows(job, "process", "used", used);
    rows(job, "process", "duplicate", duplicates);
    rows(job, "process", "quarantined", quarantined);
    rows(job, "process", "written", written);
  }

  private void published(JobName job, PublishReport report) {
    rows(job, "publish", "written", report.summaryRows());
    merchants(job, "published", report.published());
    merchants(job, "failed", report.failed());
  }

  private void rows(JobName job, String stage, String kind, long rows) {
    Counter.builder("nightjar.rows")
        .description("Rows of chunks that were done and of merchants that were published")
        .tags("job", job.value(), "stage", stage, "kind", kind)
        .register(registry)
        .increment((double) rows);
  }

  private void merchants(JobName job, String outcome, int count) {
    Counter.builder("nightjar.merchants")
        .description("Merchants whose publication ended")
        .tags("job", job.value(), "outcome", outcome)
        .register(registry)
        .increment(count);
  }

  private Counter run(JobName job, RunState state) {
    return Counter.builder("nightjar.runs")
        .description("Runs that ended")
        .tags("job", job.value(), "state", label(state))
        .register(registry);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
