package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.chunk;
import static dev.nightjar.activities.ledger.TestPlans.outcome;
import static dev.nightjar.activities.ledger.TestPlans.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.DifferentOutcome;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.SplitRule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger does with chunks. A server's test extends it and says where the server is. */
abstract class ChunkContract extends LedgerFixture {
  private static final Outgrowth OUTGROWTH = new Outgrowth(0, 12_004, 12_000);

  ChunkContract(TestServer server) {
    super(server, "nightjar_chunk_contract");
  }

  @Test
  void everyBeginningIsAnAttempt() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    clock.pass(Duration.ofSeconds(5));
    ledger.begin(chunk, "host-2");

    ChunkRecord record = record(chunk);
    assertThat(record.state()).isEqualTo(ChunkState.RUNNING);
    assertThat(record.attempts()).isEqualTo(2);
    assertThat(record.worker()).isEqualTo("host-2");
    assertThat(record.started()).isEqualTo(clock.instant());
  }

  @Test
  void aChunkThatIsDoneStaysDoneWhenItBeginsAgain() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    ledger.finish(chunk, outcome(10, "rows"));
    ledger.begin(chunk, "host-2");

    ChunkRecord record = record(chunk);
    assertThat(record.state()).isEqualTo(ChunkState.DONE);
    assertThat(record.worker()).isEqualTo("host-1");
    assertThat(record.outcome()).isEqualTo(outcome(10, "rows"));
  }

  @Test
  void aRunThatWasCancelledHasNoChunkInHand() {
    RunId run = planned();
    ledger.begin(new ChunkId(run, 0), "host-1");
    ledger.begin(new ChunkId(run, 1), "host-1");
    ledger.finish(new ChunkId(run, 1), outcome(10, "rows"));
    ledger.close(run, RunState.CANCELLED, "an operator ended it");
    // Its host has not heard of it yet, or another took it over.
    ledger.begin(new ChunkId(run, 2), "host-2");

    assertThat(ledger.running(run, 10)).isEmpty();
    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.PLANNED);
    assertThat(record(new ChunkId(run, 0)).worker()).isEqualTo("host-1");
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.DONE);
    assertThat(record(new ChunkId(run, 2)).attempts()).isZero();
  }

  @Test
  void whatWasInHandWhenItsRunEndedMayStillBeDone() {
    RunId run = planned();
    ledger.begin(new ChunkId(run, 0), "host-1");
    ledger.close(run, RunState.FAILED, "its coordinator gave up");
    ledger.finish(new ChunkId(run, 0), outcome(10, "rows"));

    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.DONE);
  }

  @Test
  void theSameOutcomeCanBeRecordedAgain() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    ledger.finish(chunk, outcome(10, "rows"));
    clock.pass(Duration.ofMinutes(1));
    ledger.finish(chunk, outcome(10, "rows"));

    assertThat(record(chunk).finished()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
  }

  @Test
  void anotherDigestIsRefused() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.finish(chunk, outcome(10, "rows"));

    assertThatThrownBy(() -> ledger.finish(chunk, outcome(10, "other rows")))
        .isInstanceOf(DifferentOutcome.class)
        .hasMessageContaining(chunk.toString());
    assertThat(record(chunk).outcome()).isEqualTo(outcome(10, "rows"));
  }

  @Test
  void anotherCountIsRefused() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.finish(chunk, outcome(10, "rows"));

    assertThatThrownBy(() -> ledger.finish(chunk, outcome(11, "rows")))
        .isInstanceOf(DifferentOutcome.class);
  }

  @Test
  void ofOutcomesAtOnceOneIsRecorded() {
    ChunkId chunk = new ChunkId(planned(), 0);
    List<Callable<Boolean>> finishers =
        IntStream.range(0, 6)
            .<Callable<Boolean>>mapToObj(
                number ->
                    () -> {
                      try {
                        ledger.finish(chunk, outcome(number, "rows"));
                        return true;
                      } catch (DifferentOutcome refused) {
                        return false;
                      }
                    })
            .toList();

    assertThat(AtOnce.results(finishers)).containsOnlyOnce(true).hasSize(6);
  }

  @Test
  void aChunkWithoutRowCannotBeFinished() {
    ChunkId chunk = new ChunkId(planned(), 99);

    assertThatThrownBy(() -> ledger.finish(chunk, outcome(1, "rows")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(chunk.toString());
  }

  @Test
  void aSharedChunkThatFailsIsSplitByMerchantInOrderOfTheirIds() {
    RunId run = planned();
    List<Integer> numbers = ledger.fail(new ChunkId(run, 1), "it \"broke\"");

    assertThat(numbers).hasSize(3).isSorted().allMatch(n -> n >= ChunkId.FIRST_SPLIT_NUMBER);
    assertThat(numbers)
        .extracting(number -> record(new ChunkId(run, number)).chunk().slices())
        .containsExactly(
            List.of(slice("Beta", HashRange.ALL)),
            List.of(slice("alpha", HashRange.ALL)),
            List.of(slice("charlie", HashRange.ALL)));
    assertThat(numbers)
        .extracting(number -> ledger.planned(new ChunkId(run, number)).orElseThrow().batch())
        .containsOnly(0);
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(record(new ChunkId(run, 1)).lastError()).isEqualTo("it \"broke\"");
    assertThat(ledger.chunks(run, 0))
        .extracting(r -> r.chunk().number())
        .startsWith(0, 1)
        .hasSize(5);
  }

  @Test
  void thePartsOfAChunkExpectItsRows() {
    RunId run = planned();
    List<Integer> numbers = ledger.fail(new ChunkId(run, 1), "broken");

    assertThat(
            numbers.stream()
                .mapToLong(n -> record(new ChunkId(run, n)).chunk().expectedRows())
                .sum())
        .isEqualTo(PLAN.chunks().get(1).expectedRows());
  }

  @Test
  void aSplitIsMadeOnce() {
    RunId run = planned();
    ChunkId chunk = new ChunkId(run, 1);
    List<Integer> first = ledger.fail(chunk, "broken");
    ledger.begin(new ChunkId(run, first.get(0)), "host-1");

    assertThat(ledger.fail(chunk, "broken again")).isEqualTo(first);
    assertThat(record(new ChunkId(run, first.get(0))).state()).isEqualTo(ChunkState.RUNNING);
  }

  @Test
  void ofSplitsAtOnceOneIsMade() {
    RunId run = planned();
    List<Callable<List<Integer>>> splits =
        IntStream.range(0, 6)
            .<Callable<List<Integer>>>mapToObj(
                n -> () -> ledger.fail(new ChunkId(run, 1), "broken"))
            .toList();

    assertThat(AtOnce.results(splits)).containsOnly(ledger.fail(new ChunkId(run, 1), "broken"));
    assertThat(ledger.chunks(run, 0)).hasSize(5);
  }

  @Test
  void twoSplitsShareNoNumber() {
    RunId run = planned();

    assertThat(ledger.fail(new ChunkId(run, 1), "broken"))
        .doesNotContainAnyElementsOf(ledger.fail(new ChunkId(run, 2), "broken"));
  }

  @Test
  void aChunkOfOneMerchantFails() {
    RunId run = planned();

    assertThat(ledger.fail(new ChunkId(run, 0), "broken")).isEmpty();
    assertThat(ledger.fail(new ChunkId(run, 0), "late")).isEmpty();
    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.FAILED);
    assertThat(record(new ChunkId(run, 0)).lastError()).isEqualTo("broken");
    assertThat(record(new ChunkId(run, 0)).finished()).isEqualTo(clock.instant());
  }

  @Test
  void aPartOfASplitFails() {
    RunId run = planned();
    int part = ledger.fail(new ChunkId(run, 1), "broken").get(1);

    assertThat(ledger.fail(new ChunkId(run, part), "still broken")).isEmpty();
    assertThat(record(new ChunkId(run, part)).state()).isEqualTo(ChunkState.FAILED);
  }

  @Test
  void aLateFinishBringsNoChunkBack() {
    RunId run = planned();
    ledger.fail(new ChunkId(run, 0), "broken");
    ledger.fail(new ChunkId(run, 1), "broken");
    ledger.finish(new ChunkId(run, 0), outcome(10, "rows"));
    ledger.finish(new ChunkId(run, 1), outcome(10, "rows"));
    ledger.begin(new ChunkId(run, 1), "host-1");

    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.FAILED);
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(record(new ChunkId(run, 1)).outcome()).isNull();
  }

  @Test
  void aChunkThatIsDoneCanStillBeGivenUp() {
    RunId run = planned();
    ledger.finish(new ChunkId(run, 1), outcome(10, "rows"));

    assertThat(ledger.fail(new ChunkId(run, 1), "the answer was lost")).hasSize(3);
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(ledger.run(run).orElseThrow().progress().rows()).isEqualTo(RowCounts.NONE);
  }

  @Test
  void aChunkThatOutgrowsItsWeightIsSplitWithItsParts() {
    RunId run = planned();
    List<Integer> numbers = outgrown(run, 1);

    List<PlannedChunk> parts =
        OutgrownParts.of(PLAN.chunks().get(1), OUTGROWTH, new SplitRule(4, 100));
    assertThat(numbers)
        .hasSize(5)
        .extracting(number -> ledger.planned(new ChunkId(run, number)).orElseThrow())
        .isEqualTo(parts);
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(record(new ChunkId(run, 1)).lastError()).isEqualTo("too large");
    assertThat(record(new ChunkId(run, 1)).finished()).isEqualTo(clock.instant());
    assertThat(ledger.run(run).orElseThrow().progress())
        .extracting(RunProgress::chunks, RunProgress::chunksSplit)
        .containsExactly(7, 1);
  }

  @Test
  void anOutgrownChunkIsSplitOnceThoughManyAsk() {
    RunId run = planned();
    List<Callable<List<Integer>>> splits =
        IntStream.range(0, 6)
            .<Callable<List<Integer>>>mapToObj(n -> () -> outgrown(run, 1))
            .toList();

    assertThat(AtOnce.results(splits)).containsOnly(outgrown(run, 1));
    assertThat(ledger.chunks(run, 0)).hasSize(7);
  }

  @Test
  void aLateEndOfAnOutgrownWholeIsIgnoredAndItsEarlyOneCountsNoMore() {
    RunId run = planned();
    ledger.finish(new ChunkId(run, 0), outcome(10, "rows"));
    outgrown(run, 0);
    ledger.finish(new ChunkId(run, 0), outcome(11, "other rows"));
    ledger.begin(new ChunkId(run, 0), "host-1");

    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(ledger.run(run).orElseThrow().progress().rows()).isEqualTo(RowCounts.NONE);
  }

  @Test
  void aPartOfSeveralMerchantsThatFailsIsSplitByMerchant() {
    RunId run = planned();
    List<Integer> parts = outgrown(run, 1);
    ChunkId others = new ChunkId(run, parts.get(0));

    List<Integer> merchants = ledger.fail(others, "broken");

    assertThat(merchants)
        .extracting(number -> record(new ChunkId(run, number)).chunk().slices())
        .containsExactly(
            List.of(slice("Beta", HashRange.ALL)), List.of(slice("charlie", HashRange.ALL)));
    assertThat(merchants).doesNotContainAnyElementsOf(ledger.fail(new ChunkId(run, 2), "broken"));
    assertThat(ledger.fail(others, "broken again")).isEqualTo(merchants);
    assertThat(ledger.fail(new ChunkId(run, parts.get(1)), "broken")).isEmpty();
  }

  @Test
  void aChunkIsSplitInOneWayOnly() {
    RunId run = planned();
    List<Integer> parts = outgrown(run, 1);
    ledger.fail(new ChunkId(run, 0), "broken");

    assertThat(ledger.fail(new ChunkId(run, 1), "late")).isEqualTo(parts);
    assertThat(outgrown(run, 0)).isEmpty();
    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.FAILED);
  }

  /**
   * The first slice has 12,000 rows, about four times as many as the chunk was expected to have.
   */
  private List<Integer> outgrown(RunId run, int chunk) {
    return ledger.split(new ChunkId(run, chunk), OUTGROWTH, new SplitRule(4, 100), "too large");
  }
}
