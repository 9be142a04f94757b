package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.NightjarProcess;
import dev.nightjar.tests.crash.Storm.Afterwards;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A site on which one scenario of an operator is played under faults: with its data, its faults one
 * by one, and readers that read all through. For one thread.
 */
final class OperationSite implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(400);
  private static final Duration BEGUN = Duration.ofMinutes(3);
  private static final Duration ANSWERED = Duration.ofMinutes(3);
  private static final Duration BECOMES = Duration.ofMinutes(3);
  private static final Duration UNMOVED = Duration.ofSeconds(4);
  private static final Duration AWAY = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 6;

  private final CrashSite site;
  private final KnownData data;
  private final SeedRecord record;
  private final Storm storm;
  private final NightChecks checks;
  private final Readers readers;
  private final Deque<Strike> strikes;
  private int works;
  private int struck;

  private OperationSite(CrashSite site, Operation operation, long seed, SeedRecord record) {
    this.site = site;
    this.data = operation.data(seed);
    this.strikes = new ArrayDeque<>(operation.faults(seed).strikes());
    this.record = record;
    this.storm = new Storm(site, record);
    this.checks = new NightChecks(site, data);
    site.site().part(MerchantRegistry.class).importAll(data.generator().merchants());
    this.readers = new Readers(checks.summaries(), site.job(), data, operation.older()).start();
  }

  /** What an operator does, and what has to hold then. */
  @FunctionalInterface
  interface Scenario {
    void play(OperationSite on) throws Exception;
  }

  /**
   * Plays the scenario of an operation on a new site.
   *
   * @param folder for the site's files
   * @param records where the record of what happened is written
   * @param replay the command that plays it again
   */
  static void play(
      TestStack stack,
      Path folder,
      Path records,
      Operation operation,
      long seed,
      Scenario scenario,
      String replay)
      throws Exception {
    FaultSequence sequence = operation.faults(seed);
    SeedRecord record = new SeedRecord(records, operation.words(), sequence);
    Path files = Files.createTempDirectory(folder, operation.words());
    long began = System.nanoTime();
    Quiet quiet = new Quiet();
    try (CrashSite site =
            new CrashSite(stack, files, PACE, SmallDisks.none(StackCommand.ofTests()));
        OperationSite on = new OperationSite(site, operation, seed, record)) {
      Storm.say("%s, seed %d: %s".formatted(operation.words(), seed, sequence.faults()));
      scenario.play(on);
      on.checks.nothingIsWrittenAfterwards();
      NightChecks.sawWholeGenerations(on.readers, record, on.data);
      assertThat(on.struck).as("drawn faults that struck").isPositive();
      record.passed();
      Storm.say(
          "%s passed in %s: %d of %d drawn faults struck, %d whole reads, %d unavailable"
              .formatted(
                  operation.words(),
                  Duration.ofNanos(System.nanoTime() - began),
                  on.struck,
                  Operation.FAULTS,
                  on.readers.whole(),
                  on.readers.unavailable()));
    } catch (Exception | AssertionError e) {
      record.failed(e);
      CrashRuns.keepLogs(files, records.resolve(operation.words() + "-logs"));
      Storm.say("%s failed; again: %s".formatted(operation.words(), replay));
      throw e;
    } finally {
      quiet.close();
    }
  }

  CrashSite site() {
    return site;
  }

  KnownData data() {
    return data;
  }

  NightChecks checks() {
    return checks;
  }

  Storm storm() {
    return storm;
  }

  /** Stores documents that the next run reads. */
  void deliver(List<byte[]> documents) throws IOException {
    SeedRun.deliver(site, documents);
  }

  /** Begins a night of the last day, and follows it. */
  RunWork night(Existing existing) throws IOException {
    RunWork work = SeedRun.start(site, data, existing);
    turnTo(work);
    storm.follow();
    return work;
  }

  /** From now on this is struck. */
  void turnTo(Work work) {
    works++;
    storm.turnTo(work, works);
  }

  /** Types the command line that works itself or follows, again until its work has begun. */
  void type(List<String> words, Callable<Boolean> begun) throws IOException {
    site.programs().launchCommand(words);
    Signals.await(
        BEGUN,
        () -> {
          if (begun.call()) {
            return true;
          }
          if (!site.programs().isAlive(Target.of(Part.COMMAND_LINE))) {
            Storm.say("  typed again: " + site.programs().command().all().strip());
            site.programs().launchCommand(words);
          }
          return false;
        });
  }

  /**
   * An operator's command, typed again when an outage has ended it, until it is done.
   *
   * @param wasDone what it says when an attempt that seemed to fail had been heard
   */
  void operate(String wasDone, String... words) throws IOException, InterruptedException {
    NightjarProcess command = site.programs().type(List.of(words));
    for (int attempt = 1; command.exit(ANSWERED) != 0; attempt++) {
      if (command.all().contains(wasDone)) {
        return;
      }
      Storm.say("  " + String.join(" ", words) + ": " + command.all().strip());
      assertThat(attempt).as(command.all()).isLessThan(ATTEMPTS);
      command = site.programs().type(List.of(words));
    }
    Storm.say("  " + command.all().strip());
  }

  /** Strikes with the next fault of the seed, and waits until the work goes on. */
  void strike() throws Exception {
    strike(Afterwards.GOES_ON, () -> {});
  }

  /** Strikes with the next fault of the seed, while an operator does something. */
  void strike(Afterwards afterwards, Deed beside) throws Exception {
    struck += strike(strikes.remove(), afterwards, beside) ? 1 : 0;
  }

  /** What an operator does while something is away. */
  @FunctionalInterface
  interface Deed {
    void act() throws Exception;
  }

  /**
   * Strikes the work so many chunks after the last strike.
   *
   * @return false when it has ended by then, and the deed was done without
   */
  boolean strike(Strike strike, Afterwards afterwards, Deed beside) throws Exception {
    if (storm.awaitDue(strike)) {
      storm.strike(
          strike,
          afterwards,
          List.of(
              () -> {
                beside.act();
                return null;
              }));
      return true;
    }
    for (Fault fault : strike.faults()) {
      Storm.say("  NOT STRUCK: %s: the work had ended".formatted(fault.words()));
      record.notStruck(fault, "the work had ended");
    }
    beside.act();
    return false;
  }

  /** Kills the worker host that carries a workflow, after some chunks. */
  void killCoordinator(String workflowId, int afterChunks, Afterwards afterwards) throws Exception {
    Fault killed = new Fault.Killed(site.coordinator(workflowId), AWAY);
    strike(new Strike(1, afterChunks, List.of(killed)), afterwards, () -> {});
  }

  /** Kills the worker host that carries what stands still, which stays as it is. */
  void killCoordinatorOfStill(String workflowId) throws Exception {
    int chunks = site.progress().chunksOfThis();
    killCoordinator(workflowId, 0, Afterwards.STANDS_STILL);
    stillAt(chunks);
  }

  /** Strikes what stands still, which stays as it is. */
  void strikeStill() throws Exception {
    int chunks = site.progress().chunksOfThis();
    Strike strike = strikes.remove();
    storm.strike(strike, Afterwards.STANDS_STILL, List.of());
    struck++;
    stillAt(chunks);
  }

  private void stillAt(int chunks) {
    assertThat(site.progress().chunksOfThis()).isEqualTo(chunks);
    assertThat(site.progress().isEnded()).isFalse();
  }

  /** Whether nothing was seen to move for longer than what was handed out takes to begin. */
  boolean isStill() {
    return !site.progress().hasAdvancedSince(System.nanoTime() - UNMOVED.toNanos());
  }

  /** Until it is so; what ends meanwhile is started again. */
  void awaitThat(Callable<Boolean> condition) {
    Signals.await(BECOMES, () -> storm.mend() && condition.call());
  }

  /** Until the work has ended, and the command line has said so. */
  void awaitEnd() throws IOException, InterruptedException {
    assertThat(storm.awaitDue(null)).isFalse();
    storm.commandEnds();
  }

  /** Every run has completed, and its sums hold; writes them to the record. */
  void completed(List<RunRecord> runs) throws IOException {
    assertThat(runs).isNotEmpty();
    for (RunRecord run : runs) {
      checks.completed(run.id());
      note(run);
    }
  }

  /** Whatever became of a run, its sums hold, and no chunk of it is in hand. */
  void note(RunRecord run) throws IOException {
    int repeated = checks.sums(run.id());
    RunRecord now = site.site().part(Ledger.class).run(run.id()).orElseThrow();
    record.night(
        run.id() + " " + now.state(), now.progress().chunksDone(), repeated, Duration.ZERO);
  }

  /** The runs of the ledger, the newest first. */
  List<RunRecord> runs() {
    return new ArrayList<>(site.site().part(Ledger.class).runs(1_000));
  }

  @Override
  public void close() {
    readers.close();
  }
}
