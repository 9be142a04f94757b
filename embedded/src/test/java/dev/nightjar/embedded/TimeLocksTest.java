package dev.nightjar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.internal.testservice.TestWorkflowService;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // Its own notes are of these calls, whoever makes them.
final class TimeLocksTest {
  private static final int MANY = 1_000;

  @Test
  void whatNobodyHoldsAnyMoreIsForgotten() {
    TestServicesStarter services = new TestServicesStarter(true, 0);
    try {
      TestWorkflowService service = services.getWorkflowService();
      TimeLocks locks = TimeLocks.into(service).orElseThrow();
      int before = locks.size();
      for (int i = 0; i < MANY; i++) {
        service.lockTimeSkipping("a caller");
        service.unlockTimeSkipping("a caller");
      }

      await()
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(locks).hasSizeLessThanOrEqualTo(before + 2);
              });
    } finally {
      services.close();
    }
  }
}
