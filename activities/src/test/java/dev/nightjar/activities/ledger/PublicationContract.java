package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.DAY;
import static dev.nightjar.activities.ledger.TestPlans.merchant;
import static dev.nightjar.activities.ledger.TestPlans.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
