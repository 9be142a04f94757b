package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReplayCommandTest {
  private static final String SAME =
      " -pl tests -am -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false";

  @Test
  void aSeedIsReplayedWithItsNumberOfFaultsAndEvents() {
    assertThat(CrashTest.replay(17, 20, 5_000))
        .isEqualTo(
            "mvn verify -Pcrash"
                + SAME.formatted("CrashTest")
                + " -Dnightjar.crash.events=5000 -Dnightjar.crash.faults=20 -Dnightjar.crash.seeds=17");
  }

  @Test
  void theShortFormIsReplayedAsItselfAndNotAsALongOne() {
    assertThat(CrashShortTest.replay())
        .isEqualTo("mvn verify -Plocal" + SAME.formatted("CrashShortTest"));
  }

  @Test
  void anOperationIsReplayedWithoutTheOthers() {
    assertThat(CrashOperationsTest.replay("aRunIsPausedAndResumed", 3))
        .isEqualTo(
            "mvn verify -Pcrash"
                + SAME.formatted("CrashOperationsTest#aRunIsPausedAndResumed")
                + " -Dnightjar.crash.seeds=3");
  }
}
