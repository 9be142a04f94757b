package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Strikes what goes on, one strike after the other, starts again what a supervisor would, and
 * watches that it goes on afterwards. For one thread.
 */
final class Storm {
  /** What is promised, from the return of what was away to the night's going on. */
  static final Duration RESUMED =
      Duration.ofSeconds(Integer.getInteger("nightjar.crash.resumed", 30));

  private static final Duration HBASE_RECOVERED = Duration.ofMinutes(5);

  /** For work without a fault that is under way. */
  private static final Duration CALM = Duration.ofMinutes(5);

  private static final int COMMANDS = 4;

  /** What has to follow a strike. */
  enum Afterwards {
    GOES_ON,
    /** Nothing moves, with or without the strike. */
    STANDS_STILL
  }

  private final CrashSite site;
  private final SeedRecord record;
  private final Striker striker;
  private @Nullable Work work;
  private int night;
  private int lastStrikeAt;

  Storm(CrashSite site, SeedRecord record) {
    this.site = site;
    this.record = record;
    this.striker = new Striker(site);
  }

  /**
   * From now on strikes this.
   *
   * @param number of the work, from 1, for the record
   */
  void turnTo(Work next, int number) {
    work = next;
    night = number;
    site.progress().watch(next);
    lastStrikeAt = site.progress().chunks();
  }

  private Work work() {
    Work struck = work;
    if (struck == null) {
      throw new IllegalStateException("Nothing is struck yet");
    }
    return struck;
  }

  /** Starts a command that follows the work. */
  void follow() throws IOException {
    striker.follow(work());
  }

  /**
   * Until a strike is due, so many chunks after the last one, or the work has ended.
   *
   * @param next null to wait for the end
   * @return false when it has ended
   */
  boolean awaitDue(@Nullable Strike next) {
    List<String> mended = new ArrayList<>();
    Signals.await(
        CALM,
        () -> {
          if (site.progress().isEnded()) {
            return true;
          }
          mended.addAll(striker.mend());
          striker.followAgain(work()).ifPresent(mended::add);
          return next != null && site.progress().chunks() - lastStrikeAt >= next.afterChunks();
        });
    mended.forEach(words -> say("  " + words));
    return !site.progress().isEnded();
  }

  /**
   * Starts again what has ended.
   *
   * @return whether nothing had
   */
  boolean mend() throws IOException, InterruptedException {
    List<String> mended = new ArrayList<>(striker.mend());
    striker.followAgain(work()).ifPresent(mended::add);
    mended.forEach(words -> say("  " + words));
    return mended.isEmpty();
  }

  /** Strikes, and waits until the work goes on or has ended. */
  void strike(Strike strike) throws Exception {
    strike(strike, Afterwards.GOES_ON, List.of());
  }

  /**
   * Strikes, and waits for what has to follow.
   *
   * @param beside what is done at the same time
   */
  void strike(Strike strike, Afterwards afterwards, List<Callable<?>> beside) throws Exception {
    int chunks = site.progress().chunksOfThis();
    say("night %d, %d chunks done: %s".formatted(night, chunks, strike.words()));
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
    makeAll(possible, beside);
    if (possible.isEmpty()) {
      return;
    }
    say("  everything is back");
    List<String> notes = new ArrayList<>();
    long returned = System.nanoTime();
    long whole = awaitWhole(notes);
    while (afterwards == Afterwards.GOES_ON && !awaitResumed(strike, whole, notes)) {
      whole = awaitWhole(notes);
    }
    Duration hbase = Duration.ofNanos(whole - returned);
    Duration resumed = Duration.ofNanos(System.nanoTime() - whole);
    lastStrikeAt = site.progress().chunks();
    for (Fault fault : possible) {
      record.struck(new Struck(fault, night, chunks, hbase, resumed, String.join("; ", notes)));
    }
    say("  HBase whole after %s, night on after %s %s".formatted(hbase, resumed, notes));
  }

  private void makeAll(List<Fault> faults, List<Callable<?>> beside) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> made = new ArrayList<>();
      for (Fault fault : faults) {
        made.add(
            threads.submit(
                () -> {
                  striker.strike(fault, work());
                  return null;
                }));
      }
      beside.forEach(action -> made.add(threads.submit(action)));
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
  private long awaitWhole(List<String> notes) {
    Signals.await(
        HBASE_RECOVERED,
        () -> {
          List<String> mended = striker.mend();
          notes.addAll(mended);
          striker.followAgain(work()).ifPresent(notes::add);
          return mended.isEmpty() && site.hbase().isWhole();
        });
    return System.nanoTime();
  }

  /**
   * Waits until the work goes on.
   *
   * @return false when something else has ended meanwhile, and is started again
   */
  private boolean awaitResumed(Strike strike, long since, List<String> notes) {
    List<String> mended = new ArrayList<>();
    try {
      Signals.await(
          RESUMED,
          () -> {
            mended.addAll(striker.mend());
            striker.followAgain(work()).ifPresent(notes::add);
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
   * A command that follows the work to its end says so, and one that comes later says that it has
   * ended. One that an outage has ended is started again, as it asks for.
   */
  void commandEnds() throws IOException, InterruptedException {
    for (int attempt = 1; !hasEnded(); attempt++) {
      assertThat(attempt).as(site.programs().command().all()).isLessThan(COMMANDS);
      follow();
    }
  }

  private boolean hasEnded() throws InterruptedException {
    site.programs().command().exit();
    return work().isServedBy(site.programs().command());
  }

  /** Tells whoever watches the tests, with the time of day. */
  static void say(String words) {
    System.out.printf(
        "%s %s%n", LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS), words);
  }
}
