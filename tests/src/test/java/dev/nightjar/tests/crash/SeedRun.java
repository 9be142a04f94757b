package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.RunId;
import dev.nightjar.tests.crash.KnownData.Delivered;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The nights of one seed: one over what was on time, one over late data too, and more as long as
 * faults are left, all of them read while they are struck.
 */
final class SeedRun {
  private static final Duration NIGHT_OPENED = Duration.ofSeconds(90);

  private static final int MOST_NIGHTS = 8;

  private final CrashSite site;
  private final KnownData data;
  private final SeedRecord record;
  private final Deque<Strike> left;
  private final Storm storm;
  private final NightChecks checks;

  SeedRun(CrashSite site, KnownData data, FaultSequence sequence, SeedRecord record) {
    this.site = site;
    this.data = data;
    this.record = record;
    this.left = new ArrayDeque<>(sequence.strikes());
    this.storm = new Storm(site, record);
    this.checks = new NightChecks(site, data);
  }

  /** Carries them through; throws when anything does not hold. */
  void run() throws Exception {
    site.site().part(MerchantRegistry.class).importAll(data.generator().merchants());
    deliver(site, data.onTime());
    try (Readers readers =
        new Readers(checks.summaries(), site.job(), data, Readers.Older.NEVER).start()) {
      night(1, Delivered.ON_TIME);
      deliver(site, data.late());
      for (int night = 2; night <= FaultSequence.NIGHTS || !left.isEmpty(); night++) {
        assertThat(night).as("nights for %s", left).isLessThanOrEqualTo(MOST_NIGHTS);
        night(night, Delivered.EVERYTHING);
      }
      checks.nothingIsWrittenAfterwards();
      NightChecks.sawWholeGenerations(readers, record, data);
    }
  }

  /** Stores documents that the next run reads. */
  static void deliver(CrashSite site, List<byte[]> documents) throws IOException {
    assertThat(documents).isNotEmpty();
    site.site().write(documents);
    site.site().awaitSettled();
  }

  private void night(int night, Delivered delivered) throws Exception {
    long began = System.nanoTime();
    RunWork work = start(site, data, night > 1 ? Existing.REPLACE : Existing.KEEP);
    storm.turnTo(work, night);
    storm.follow();
    while (storm.awaitDue(next(night))) {
      storm.strike(left.remove());
    }
    int repeated = checks.hold(work.run(), delivered);
    storm.commandEnds();
    int chunks = site.progress().chunksOfThis();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    record.night(work.run().toString(), chunks, repeated, took);
    Storm.say("night %d: %d chunks, %d repeated, %s".formatted(night, chunks, repeated, took));
  }

  private @Nullable Strike next(int night) {
    Strike next = left.peek();
    return next != null && next.night() <= night ? next : null;
  }

  /** Starts the night of the last day; returns the run that was opened. */
  static RunWork start(CrashSite site, KnownData data, Existing existing) {
    Optional<RunId> before = newest(site);
    site.site().start(PacedAnalytics.NAME, data.day(), existing, null, site.site().limits());
    Signals.await(NIGHT_OPENED, () -> !newest(site).equals(before));
    return new RunWork(site.site().part(Ledger.class), newest(site).orElseThrow());
  }

  private static Optional<RunId> newest(CrashSite site) {
    return site.site().part(Ledger.class).runs(1).stream().map(RunRecord::id).findFirst();
  }
}
