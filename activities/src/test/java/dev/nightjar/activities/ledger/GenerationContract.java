package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.DAY;
import static dev.nightjar.activities.ledger.TestPlans.JOB;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static dev.nightjar.activities.ledger.TestPlans.digest;
import static dev.nightjar.activities.ledger.TestPlans.merchant;
import static dev.nightjar.activities.ledger.TestPlans.newRun;
import static dev.nightjar.activities.ledger.TestPlans.publication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.ledger.GenerationHistory;
import dev.nightjar.core.ledger.GenerationRecord;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Pointer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every ledger does with generations that no run computed. */
abstract class GenerationContract extends LedgerFixture {
  private final GenerationHistory history = new MySqlGenerationHistory(database(), clock);

  GenerationContract(TestServer server) {
    super(server, "nightjar_generation_contract");
  }

  @Test
  void generationsComeNewestFirstWithTheirRuns() {
    MerchantDay day = day("list");
    RunId older = opened();
    RunId newer = opened();
    ledger.published(List.of(publication(older, "list")));
    clock.pass(Duration.ofMinutes(1));
    ledger.published(List.of(publication(newer, "list")));
    Pointer copy = copy(older);
    clock.pass(Duration.ofMinutes(1));
    history.confirm(day, JOB, copy);

    List<GenerationRecord> generations = history.of(day, JOB, 10);
    assertThat(generations)
        .extracting(GenerationRecord::generation)
        .containsExactly(copy.generation(), newer.generation(), older.generation());
    assertThat(generations).extracting(GenerationRecord::run).containsExactly(null, newer, older);
    assertThat(generations.get(0).published()).isEqualTo(clock.instant());
    assertThat(generations.get(0).superseded()).isNull();
    assertThat(generations.get(1).superseded()).isEqualTo(clock.instant());
    assertThat(history.of(day, JOB, 1)).hasSize(1);
    assertThat(history.of(day("List"), JOB, 10)).isEmpty();
    assertThat(ledger.publishedMerchants(newer, 10)).containsExactly(merchant("list"));
  }

  @Test
  void whatIsPreparedAndNeverConfirmedIsStaleAtOnce() {
    MerchantDay day = day("prepared");
    RunId run = opened();
    ledger.published(List.of(publication(run, "prepared")));
    Pointer copy = copy(run);
    history.prepare(day, JOB, copy);
    history.prepare(day, JOB, copy);

    assertThat(stale(day)).containsExactly(copy.generation());
    history.confirm(day, JOB, copy);
    history.confirm(day, JOB, copy);
    assertThat(stale(day)).containsExactly(run.generation());
  }

  @Test
  void aCopyThatANewerRunOvertookIsSupersededWhenItIsConfirmed() {
    MerchantDay day = day("overtaken");
    RunId source = opened();
    ledger.published(List.of(publication(source, "overtaken")));
    Pointer copy = copy(source);
    RunId newer = opened();
    ledger.published(List.of(publication(newer, "overtaken")));
    history.confirm(day, JOB, copy);

    assertThat(stale(day)).containsExactlyInAnyOrder(source.generation(), copy.generation());
  }

  @Test
  void whatIsSweptStaysSo() {
    MerchantDay day = day("swept");
    RunId run = opened();
    ledger.published(List.of(publication(run, "swept")));
    Pointer copy = copy(run);
    history.confirm(day, JOB, copy);
    ledger.swept(List.of(new StaleGeneration(day, JOB, run.generation())));

    assertThat(history.of(day, JOB, 10).get(1).swept()).isEqualTo(clock.instant());
    assertThat(stale(day)).isEmpty();
  }

  @Test
  void aLimitIsKept() {
    assertThatThrownBy(() -> history.of(day("x"), JOB, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> history.of(day("x"), JOB, 10_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MerchantDay day(String merchant) {
    return new MerchantDay(merchant(merchant), DAY);
  }

  private static Pointer copy(RunId of) {
    return new Pointer(
            of.generation(),
            VERSION,
            ZoneId.of("UTC"),
            "2025b",
            new RowCounts(5, 5, 0, 0),
            new TreeMap<>(),
            digest("rows"))
        .copiedAs(newRun().generation());
  }

  private List<Generation> stale(MerchantDay day) {
    return ledger.stale(Duration.ZERO, 10_000).stream()
        .filter(each -> each.merchantDay().equals(day))
        .map(StaleGeneration::generation)
        .toList();
  }
}
