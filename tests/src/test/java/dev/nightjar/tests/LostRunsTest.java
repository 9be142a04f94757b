package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunState;
import dev.nightjar.starter.run.LostRuns;
import dev.nightjar.tests.stack.OnBothStacks;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which runs are told as lost. */
@OnBothStacks
@Timeout(360)
final class LostRunsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  @Test
  void aRunThatEndedAfterItsRecordWasReadIsNotLost(TestStack stack) throws IOException {
    try (Site site = Site.on(stack)) {
      site.register("apple", "UTC");
      site.ingest(Events.of("apple", 12, Instant.parse("2026-03-10T12:00:00Z")));
      RunReport report = site.run(TypeCount.NAME, DAY);
      Ledger ledger = site.part(Ledger.class);
      RunRecord now = ledger.run(report.run()).orElseThrow();
      assertThat(now.state()).isEqualTo(RunState.COMPLETED);
      RunRecord read =
          new RunRecord(
              now.id(),
              now.version(),
              now.workflowId(),
              RunState.RUNNING,
              now.started(),
              null,
              now.progress(),
              null);

      LostRuns lost = new LostRuns(site.part(RunClient.class), ledger);

      assertThat(lost.isLost(read)).isFalse();
      assertThat(lost.worded(read)).isEqualTo(read);
    }
  }
}
