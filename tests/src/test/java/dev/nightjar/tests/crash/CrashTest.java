package dev.nightjar.tests.crash;

import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights under faults, a sequence of them for each seed. {@code -Dnightjar.crash.seeds=17} or
 * {@code 1..20} chooses the seeds, {@code -Dnightjar.crash.faults} how many faults each has; what
 * happened is written to {@code -Dnightjar.crash.records}.
 */
@Tag("crash")
@Tag("faults")
@OnStack
final class CrashTest {
  private static final String SEEDS = System.getProperty("nightjar.crash.seeds", "1..21");
  private static final int FAULTS = Integer.getInteger("nightjar.crash.faults", 10);
  private static final int EVENTS = Integer.getInteger("nightjar.crash.events", 3_200);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Path RECORDS =
      Path.of(System.getProperty("nightjar.crash.records", "target/crash"));

  @Test
  void nightsUnderFaultsPublishTheBytesOfCalmOnes(TestStack stack, @TempDir Path folder)
      throws Exception {
    SmallDisks disks = SmallDisks.under(StackCommand.ofTests());
    new CrashRuns(
            stack,
            folder,
            RECORDS,
            FAULTS,
            (FAULTS + 1) / 2,
            EVENTS,
            PACE,
            FaultSort.all(),
            disks,
            seed -> replay(seed, FAULTS, EVENTS))
        .run(CrashRuns.seeds(SEEDS));
  }

  static String replay(long seed, int faults, int events) {
    return Replay.of(CrashTest.class)
        .with("nightjar.crash.seeds", seed)
        .with("nightjar.crash.faults", faults)
        .with("nightjar.crash.events", events)
        .command();
  }
}
