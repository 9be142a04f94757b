package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeedRecordTest {
  private static final Duration TIME = Duration.ofSeconds(1);
  private static final Fault KILLED = new Fault.Killed(Target.of(Part.MYSQL), TIME);
  private static final Fault FULL = new Fault.DiskFull(Store.MYSQL, TIME);

  @Test
  void aSeedOfWhichTooFewFaultsStruckFailsAndSaysWhy(@TempDir Path folder) throws IOException {
    FaultSequence two = new FaultSequence(1, List.of(new Strike(1, 0, List.of(KILLED, FULL))));
    SeedRecord record = new SeedRecord(folder, two);
    record.struck(new Struck(KILLED, 1, 0, TIME, TIME, ""));
    record.notStruck(FULL, "nothing can be mounted");

    assertThatCode(() -> record.requireStruck(1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> record.requireStruck(2))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Only 1 faults struck, at least 2 have to")
        .hasMessageContaining("nothing can be mounted");
  }
}
