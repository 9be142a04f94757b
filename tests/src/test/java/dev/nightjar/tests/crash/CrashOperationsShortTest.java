package dev.nightjar.tests.crash;

import dev.nightjar.tests.stack.OnLocalStack;
import dev.nightjar.tests.stack.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@link CrashOperationsTest}: the rollback, which alone is struck at a moment
 * that is awaited, between its rows and its pointer.
 */
@OnLocalStack
@Timeout(900)
final class CrashOperationsShortTest {
  private static final Path RECORDS = Path.of("target", "crash-short");

  @Test
  void theDaysOfAllMerchantsAreRolledBack(TestStack stack, @TempDir Path folder) throws Exception {
    OperationSite.play(stack, folder, RECORDS, Operation.ROLLBACK, 1L, new RollbackScenario());
  }
}
