package dev.nightjar.tests.crash;

import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.stack.OnLocalStack;
import dev.nightjar.tests.stack.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link CrashTest}: one seed with {@value #FAULTS} faults, each another. */
@OnLocalStack
@Timeout(900)
final class CrashShortTest {
  private static final int FAULTS = 13;

  /** Without a C compiler no clock can be wrong. */
  private static final int LEAST = 12;

  private static final long EVENTS = 2_500;
  private static final Duration PACE = Duration.ofMillis(120);

  /** Of a short time, and without those that start the whole stack again. */
  private static final List<FaultSort> SORTS = FaultSort.brief();

  @Test
  void nightsUnderFaultsPublishTheBytesOfCalmOnes(TestStack stack, @TempDir Path folder)
      throws Exception {
    SmallDisks disks = SmallDisks.none(StackCommand.ofTests());
    Path records = Path.of("target", "crash-short");
    new CrashRuns(
            stack, folder, records, FAULTS, LEAST, EVENTS, PACE, SORTS, disks, seed -> replay())
        .run(List.of(1L));
  }

  static String replay() {
    return Replay.of(CrashShortTest.class).command();
  }
}
