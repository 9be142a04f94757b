package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.BASIS;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static dev.nightjar.activities.ledger.TestPlans.chunk;
import static dev.nightjar.activities.ledger.TestPlans.merchant;
import static dev.nightjar.activities.ledger.TestPlans.outcome;
import static dev.nightjar.activities.ledger.TestPlans.plan;
import static dev.nightjar.activities.ledger.TestPlans.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedChunk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every ledger tells for whom worker hosts work longest. */
abstract class SlowestContract extends LedgerFixture {
  SlowestContract(TestServer server) {
    super(server, "nightjar_slowest_contract");
  }

  private RunId plannedForGiants() {
    RunId run = opened();
    List<HashRange> halves = HashRange.tiles(2);
    ledger.writePlan(
        run,
        VERSION,
        plan(
            List.of(
                new PlannedChunk(0, 0, List.of(slice("giant", halves.get(0))), 500),
                new PlannedChunk(1, 0, List.of(slice("giant", halves.get(1))), 500),
                chunk(2, 1, "dürr \"x\""),
                chunk(3, 2, "many", "small"))),
        BASIS);
    return run;
  }

  private void took(RunId run, int number, int seconds) {
    ledger.begin(new ChunkId(run, number), "host-1");
    clock.pass(Duration.ofSeconds(seconds));
    ledger.finish(new ChunkId(run, number), outcome(10, "rows " + number));
  }

  @Test
  void merchantsWhoseChunksHaveEndedAreThereWithTheTimeOfAllOfThem() {
    RunId run = plannedForGiants();
    assertThat(ledger.slowest(run, 5)).isEmpty();
    took(run, 2, 4);
    took(run, 0, 3);
    took(run, 1, 2);
    took(run, 3, 60);

    MerchantTime giant = new MerchantTime(merchant("giant"), 2, Duration.ofSeconds(5));
    MerchantTime other = new MerchantTime(merchant("dürr \"x\""), 1, Duration.ofSeconds(4));
    assertThat(ledger.slowest(run, 5)).containsExactly(giant, other);
    assertThat(ledger.slowest(run, 1)).containsExactly(giant);
    assertThat(ledger.slowest(plannedForGiants(), 5)).isEmpty();
  }

  @Test
  void aChunkThatRunsCountsUpToNow() {
    RunId run = plannedForGiants();
    took(run, 2, 4);
    ledger.begin(new ChunkId(run, 0), "host-1");
    clock.pass(Duration.ofSeconds(7));
    assertThat(ledger.slowest(run, 5))
        .containsExactly(
            new MerchantTime(merchant("giant"), 1, Duration.ofSeconds(7)),
            new MerchantTime(merchant("dürr \"x\""), 1, Duration.ofSeconds(4)));
  }

  @Test
  void theLimitIsKept() {
    assertThatThrownBy(() -> ledger.slowest(opened(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
