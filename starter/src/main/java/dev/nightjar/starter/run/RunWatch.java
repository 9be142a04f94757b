package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.live.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run in the ledger again and again: its progress, a few of its chunks and, when there
 * are more, a few of its failures. Not thread-safe.
 */
final class RunWatch {
  private static final int LONGEST = 5;
  private static final int SLOWEST = 3;
  private static final int FAILURES = 5;

  /** Its statement reads every chunk of the run. */
  private static final Duration BETWEEN_SLOWEST = Duration.ofSeconds(3);

  private final Ledger ledger;
  private final RunId run;
  private final Pace pace = new Pace();
  private List<MerchantFailure> failures = List.of();
  private int failed;
  private List<MerchantTime> slowest = List.of();
  private @Nullable Long slowestAt;

  RunWatch(Ledger ledger, RunId run) {
    this.ledger = ledger;
    this.run = run;
  }

  RunId run() {
    return run;
  }

  /** How far it is; empty while the ledger does not know the run. */
  Optional<RunGlance> look() {
    return ledger.run(run).map(this::glance);
  }

  private RunGlance glance(RunRecord record) {
    RunProgress progress = record.progress();
    pace.add(System.nanoTime(), progress.rows().read(), progress.expectedRows());
    if (progress.merchantsFailed() != failed) {
      failures = ledger.failures(run, FAILURES);
      failed = progress.merchantsFailed();
    }
    List<ChunkRecord> longest =
        progress.chunks() > progress.chunksDone() ? ledger.running(run, LONGEST) : List.of();
    lookForSlowest(progress);
    Instant now = Instant.now();
    Duration elapsed = Duration.between(record.started(), now);
    return new RunGlance(
        progress,
        elapsed.isNegative() ? Duration.ZERO : elapsed,
        pace.perSecond(),
        pace.left(),
        longest,
        slowest,
        failures,
        now);
  }

  private void lookForSlowest(RunProgress progress) {
    if (progress.batches() > 0
        && (slowestAt == null || Elapsed.since(slowestAt).compareTo(BETWEEN_SLOWEST) >= 0)) {
      slowest = ledger.slowest(run, SLOWEST);
      slowestAt = System.nanoTime();
    }
  }
}
