package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.DAY;
import static dev.nightjar.activities.ledger.TestPlans.merchant;
import static dev.nightjar.activities.ledger.TestPlans.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.ledger.SweepTurn;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.PlannedChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every ledger does with publications and failures. A server's test extends it and says where
 * the server is.
 */
abstract class PublicationContract extends LedgerFixture {
  PublicationContract(TestServer server) {
    super(server, "nightjar_publication_contract");
  }

  @Test
  void whoIsTakenOutKeepsTheFirstReason() {
    RunId run = planned();
    ledger.takenOut(run, List.of(new MerchantFailure(merchant("b"), "first")));
    ledger.takenOut(
        run,
        List.of(
            new MerchantFailure(merchant("b"), "second"),
            new MerchantFailure(merchant("a"), "x".repeat(100_000)),
            new MerchantFailure(merchant("B"), "third")));

    List<MerchantFailure> failures = ledger.failures(run, 10);
    assertThat(failures).extracting(f -> f.merchant().value()).containsExactly("B", "a", "b");
    assertThat(failures.get(1).reason()).startsWith("xxx").hasSizeLessThan(10_000);
    assertThat(failures.get(2).reason()).isEqualTo("first");
    assertThat(ledger.failures(run, 1)).hasSize(1);
  }

  @Test
  void publishedMerchantsComeInOrderOfTheirIds() {
    RunId run = planned();
    ledger.published(List.of(publication(run, "é"), publication(run, "z"), publication(run, "Z")));
    ledger.published(List.of(publication(run, "z")));

    assertThat(ledger.publishedMerchants(run, 10))
        .containsExactly(merchant("Z"), merchant("z"), merchant("é"));
    assertThat(ledger.publishedMerchants(run, 2)).hasSize(2);
  }

  @Test
  void anOlderGenerationIsStaleAfterItsGracePeriodUntilItIsSwept() {
    RunId older = opened();
    RunId newer = opened();
    ledger.published(List.of(publication(older, "stale-1")));
    ledger.published(List.of(publication(newer, "stale-1")));
    Duration grace = Duration.ofHours(1);
    assertThat(staleOf("stale-1", grace)).isEmpty();

    clock.pass(grace);
    assertThat(staleOf("stale-1", grace)).containsExactly(stale("stale-1", older));
    ledger.swept(List.of(stale("stale-1", older)));
    assertThat(staleOf("stale-1", grace)).isEmpty();
  }

  @Test
  void aGenerationThatIsPublishedAfterANewerOneIsSupersededAtOnce() {
    RunId older = opened();
    RunId newer = opened();
    ledger.published(List.of(publication(newer, "stale-2")));
    ledger.published(List.of(publication(older, "stale-2")));

    assertThat(staleOf("stale-2", Duration.ZERO)).containsExactly(stale("stale-2", older));
  }

  @Test
  void generationsOfOtherMerchantsAreLeftAlone() {
    RunId older = opened();
    RunId newer = opened();
    ledger.published(List.of(publication(older, "Case")));
    ledger.published(List.of(publication(newer, "case")));

    assertThat(staleOf("Case", Duration.ZERO)).isEmpty();
  }

  @Test
  void ofGenerationsPublishedAtOnceOnlyTheNewestIsCurrent() {
    List<RunId> runs = IntStream.range(0, 6).mapToObj(n -> opened()).toList();
    List<Callable<Boolean>> publishers =
        runs.stream()
            .<Callable<Boolean>>map(
                run ->
                    () -> {
                      ledger.published(
                          IntStream.range(0, 40)
                              .mapToObj(n -> publication(run, "at-once-" + n))
                              .toList());
                      return true;
                    })
            .toList();
    AtOnce.results(publishers);

    assertThat(staleOf("at-once-17", Duration.ZERO))
        .containsExactlyInAnyOrderElementsOf(
            runs.subList(0, 5).stream().map(run -> stale("at-once-17", run)).toList());
  }

  @Test
  void whatARunHasOfWhoItTookOutIsKnownUntilItIsPublishedOrForgotten() {
    RunId run = opened();
    Duration grace = Duration.ofHours(1);
    ledger.takenOut(
        run,
        Stream.of("left-1", "left-2", "left-3")
            .map(name -> new MerchantFailure(merchant(name), "one of many"))
            .toList());
    assertThat(leftOf(run, grace)).isEmpty();
    clock.pass(grace);
    assertThat(leftOf(run, grace)).containsExactly("left-1", "left-2", "left-3");

    ledger.published(List.of(publication(run, "left-1")));
    ledger.putOff(List.of(stale("left-2", run)));
    assertThat(leftOf(run, grace)).containsExactly("left-3");
    ledger.forget(List.of(stale("left-3", run)));
    assertThat(leftOf(run, grace)).isEmpty();
    clock.pass(grace);
    assertThat(leftOf(run, grace)).containsExactly("left-2");
  }

  @Test
  void whatIsPublishedAfterItWasTakenOutIsForgotten() {
    RunId run = opened();
    ledger.takenOut(
        run,
        Stream.of("again-1", "again-2")
            .map(name -> new MerchantFailure(merchant(name), "one of many"))
            .toList());
    RunId retry = new RunId(run.job(), run.day(), "all-retry-1", run.generation());
    ledger.open(retry, TestPlans.VERSION, "nightly/" + retry);
    ledger.published(List.of(publication(retry, "again-1")));

    assertThat(leftOf(run, Duration.ZERO)).containsExactly("again-2");
    assertThat(rowsOf("again-1")).isZero();
    assertThat(rowsOf("again-2")).isOne();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
  void whatARunThatEndsBeforeItsTimeHasNotPublishedIsKnown(RunState end) {
    // More batches than are recorded at once.
    List<String> merchants =
        IntStream.range(100, 145).mapToObj(n -> "left-%s-%d".formatted(end, n)).toList();
    List<PlannedChunk> chunks =
        IntStream.range(0, merchants.size())
            .mapToObj(n -> TestPlans.chunk(n, n, merchants.get(n)))
            .toList();
    RunId run = opened();
    ledger.writePlan(run, TestPlans.VERSION, TestPlans.plan(chunks), TestPlans.BASIS);
    ledger.published(List.of(publication(run, merchants.get(7))));
    ledger.close(run, end, "as a test says");
    ledger.close(run, end, "again");

    List<String> left = new ArrayList<>(merchants);
    left.remove(7);
    boolean isLeft = end == RunState.CANCELLED || end == RunState.FAILED;
    assertThat(leftOf(run, Duration.ZERO)).isEqualTo(isLeft ? left : List.of());
  }

  @Test
  void oneAtATimeHasTheTurnToSweepUntilItIsGivenBackOrOver() {
    Duration longest = Duration.ofMinutes(1);
    SweepTurn first = ledger.takeSweepTurn(longest).orElseThrow();
    assertThat(ledger.takeSweepTurn(longest)).isEmpty();
    ledger.giveBack(first);

    SweepTurn second = ledger.takeSweepTurn(longest).orElseThrow();
    clock.pass(longest.dividedBy(2));
    assertThat(ledger.takeSweepTurn(longest)).isEmpty();
    clock.pass(longest.dividedBy(2));
    SweepTurn third = ledger.takeSweepTurn(longest).orElseThrow();
    ledger.giveBack(second);
    assertThat(ledger.takeSweepTurn(longest)).as("the turn of who came after").isEmpty();
    ledger.giveBack(third);
  }

  @Test
  void aTurnThatAClockAheadHasTakenKeepsNobodyFromSweeping() {
    assertThat(ledger.takeSweepTurn(Duration.ofDays(1))).isPresent();
    SweepTurn turn = ledger.takeSweepTurn(Duration.ofMinutes(1)).orElseThrow();
    ledger.giveBack(turn);
  }

  private int rowsOf(String merchant) {
    return database()
        .sql()
        .statement(
            "count rows",
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM unpublished WHERE merchant = :merchant")
                    .bind("merchant", Column.bytes(merchant(merchant)))
                    .mapTo(Integer.class)
                    .one());
  }

  private List<String> leftOf(RunId run, Duration grace) {
    return ledger.unpublished(grace, 10_000).stream()
        .filter(each -> each.job().equals(run.job()))
        .filter(each -> each.generation().equals(run.generation()))
        .map(each -> each.merchantDay().merchant().value())
        .toList();
  }

  private List<StaleGeneration> staleOf(String merchant, Duration grace) {
    return ledger.stale(grace, 10_000).stream()
        .filter(each -> each.merchantDay().merchant().value().equals(merchant))
        .toList();
  }

  private static StaleGeneration stale(String merchant, RunId run) {
    return new StaleGeneration(
        new MerchantDay(merchant(merchant), DAY), run.job(), run.generation());
  }
}
