package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.RunId;
import dev.nightjar.tests.NightjarProcess;
import dev.nightjar.tests.crash.KnownData.Delivered;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The nights of one seed: one over what was on time, one over late data too, and more as long as
 * faults are left, all of them read while they are struck.
 */
final class SeedRun {
  /** What is promised, from the return of what was away to the night's going on. */
  private static final Duration RESUMED =
      Duration.ofSeconds(Integer.getInteger("nightjar.crash.resumed", 30));

  private static final Duration NIGHT_OPENED = Duration.ofSeconds(90);

  private static final Duration HBASE_RECOVERED = Duration.ofMinutes(5);

  /** For a night without a fault that is under way. */
  private static final Duration CALM = Duration.ofMinutes(5);

  private static final int COMMANDS = 4;

  private static final int MOST_NIGHTS = 8;

  private final CrashSite site;
  private final KnownData data;
  private final SeedRecord record;
  private final Deque<Strike> left;
  private final Striker striker;
  private final NightChecks checks;
  private int lastStrikeAt;

  SeedRun(CrashSite site, KnownData data, FaultSequence sequence, SeedRecord record) {
    this.site = site;
    this.data = data;
    this.record = record;
    this.left = new ArrayDeque<>(sequence.strikes());
    this.striker = new Striker(site);
    this.checks = new NightChecks(site, data);
  }

  /** Carries them through; throws when anything does not hold. */
  void run() throws Exception {
    site.site().part(MerchantRegistry.class).importAll(data.generator().merchants());
    deliver(data.onTime());
    try (Readers readers = new Readers(checks.summaries(), site.job(), data).start()) {
      night(1, Delivered.ON_TIME);
      deliver(data.late());
      for (int night = 2; night <= FaultSequence.NIGHTS || !left.isEmpty(); night++) {
        assertThat(night).as("nights for %s", left).isLessThanOrEqualTo(MOST_NIGHTS);
        night(night, Delivered.EVERYTHING);
      }
      checks.nothingIsWrittenAfterwards();
      readers.stop();
      record.readers(readers.whole(), readers.unavailable());
      assertThat(readers.flaws()).isEmpty();
      assertThat(readers.whole()).isGreaterThan(data.generator().merchants().size());
    }
  }

  private void deliver(List<byte[]> documents) throws IOException {
    assertThat(documents).isNotEmpty();
    site.site().write(documents);
    site.site().awaitSettled();
  }

  private void night(int night, Delivered delivered) throws Exception {
    long began = System.nanoTime();
    RunId run = start(night);
    site.progress().watch(run);
    lastStrikeAt = site.progress().chunks();
    while (!site.progress().isEnded()) {
      awaitDue(night, run);
      if (!site.progress().isEnded()) {
        strike(night, run, left.remove());
      }
    }
    int repeated = checks.hold(run, delivered);
    commandEnds(run);
    int chunks = site.progress().last().orElseThrow().progress().chunks();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    record.night(run.toString(), chunks, repeated, took);
    say("night %d: %d chunks, %d repeated, %s".formatted(night, chunks, repeated, took));
  }

  /** Starts the night, and a command line that follows it; returns the run that was opened. */
  private RunId start(int night) throws IOException {
    Optional<RunId> before = newest();
    site.site()
        .start(
            PacedAnalytics.NAME,
            data.day(),
            night > 1 ? Existing.REPLACE : Existing.KEEP,
            null,
            site.site().limits());
    Signals.await(NIGHT_OPENED, () -> !newest().equals(before));
    RunId run = newest().orElseThrow();
    striker.follow(run);
    return run;
  }

  private Optional<RunId> newest() {
    return site.site().part(Ledger.class).runs(1).stream().map(RunRecord::id).findFirst();
  }

  /** Until the next strike of the night is due or the night has ended. */
  private void awaitDue(int night, RunId run) throws Exception {
    List<String> mended = new ArrayList<>();
    Signals.await(
        CALM,
        () -> {
          if (site.progress().isEnded()) {
            return true;
          }
          mended.addAll(striker.mend());
          striker.followAgain(run).ifPresent(mended::add);
          Strike next = left.peek();
          return next != null
              && next.night() <= night
              && site.progress().chunks() - lastStrikeAt >= next.afterChunks();
        });
    mended.forEach(words -> say("  " + words));
  }

  private void strike(int night, RunId run, Strike strike) throws Exception {
    say("night %d, %d chunks done: %s".formatted(night, nightChunks(), strike.words()));
    int chunks = nightChunks();
    List<Fault> possible = new ArrayList<>();
    for (Fault fault : strike.faults()) {
      Optional<String> obstacle = striker.obstacle(fault);
      if (obstacle.isPresent()) {
        say("  NOT STRUCK: %s: %s".formatted(fault.words(), obstacle.get()));
        record.notStruck(fault, obstacle.get());
      } else {
        possible.add(fault);
      }
    }
    if (possible.isEmpty()) {
      return;
    }
    makeAll(possible, run);
    say("  everything is back");
    List<String> notes = new ArrayList<>();
    long returned = System.nanoTime();
    long whole = awaitWhole(run, notes);
    while (!awaitResumed(run, strike, whole, notes)) {
      whole = awaitWhole(run, notes);
    }
    Duration hbase = Duration.ofNanos(whole - returned);
    Duration resumed = Duration.ofNanos(System.nanoTime() - whole);
    lastStrikeAt = site.progress().chunks();
    for (Fault fault : possible) {
      record.struck(new Struck(fault, night, chunks, hbase, resumed, String.join("; ", notes)));
    }
    say("  HBase whole after %s, night on after %s %s".formatted(hbase, resumed, notes));
  }

  private int nightChunks() {
    return site.progress().last().map(last -> last.progress().chunksDone()).orElse(0);
  }

  private void makeAll(List<Fault> faults, RunId run) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(faults.size());
    try {
      List<Future<?>> made = new ArrayList<>();
      for (Fault fault : faults) {
        made.add(
            threads.submit(
                () -> {
                  striker.strike(fault, run);
                  return null;
                }));
      }
      for (Future<?> each : made) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot strike: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdown();
    }
  }

  /**
   * Waits until all servers live and every region answers; returns when. HBase's servers may end
   * late, when they learn that they were taken for dead.
   */
  private long awaitWhole(RunId run, List<String> notes) {
    Signals.await(
        HBASE_RECOVERED,
        () -> {
          List<String> mended = striker.mend();
          notes.addAll(mended);
          striker.followAgain(run).ifPresent(notes::add);
          return mended.isEmpty() && site.hbase().isWhole();
        });
    return System.nanoTime();
  }

  /**
   * Waits until the night goes on.
   *
   * @return false when something else has ended meanwhile, and is started again
   */
  private boolean awaitResumed(RunId run, Strike strike, long since, List<String> notes) {
    List<String> mended = new ArrayList<>();
    try {
      Signals.await(
          RESUMED,
          () -> {
            mended.addAll(striker.mend());
            striker.followAgain(run).ifPresent(notes::add);
            return !mended.isEmpty()
                || site.progress().isEnded()
                || site.progress().hasAdvancedSince(since);
          });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "The night did not go on within %s after %s %s".formatted(RESUMED, strike.words(), notes),
          e);
    }
    notes.addAll(mended);
    return mended.isEmpty();
  }

  /**
   * A command that follows the night to its end says so, and one that comes later says that it has
   * ended. One that an outage has ended is started again, as it asks for.
   */
  private void commandEnds(RunId run) throws IOException, InterruptedException {
    for (int attempt = 1; !hasEnded(site.programs().command()); attempt++) {
      assertThat(attempt).as(site.programs().command().all()).isLessThan(COMMANDS);
      striker.follow(run);
    }
  }

  private static boolean hasEnded(NightjarProcess command) throws InterruptedException {
    return command.exit() == 0 || command.all().contains("Nothing to follow");
  }

  private static void say(String words) {
    System.out.printf(
        "%s %s%n", LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS), words);
  }
}
