package dev.nightjar.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.PlanTask;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry's weights, as each kind of plan takes them. */
@ExtendWith(EmbeddedStackExtension.class)
final class PlanSharesTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  @Test
  void aPlanTellsTheWeightsOfABatchsMerchantsTogetherAsTheyWereWhenItWasMade() {
    Night night = new Night(lab, "shares");
    night.merchant("giant", 100);
    MerchantId small = night.merchant("small", 1);
    night.merchant("other", 1);
    lab.registry().changeWeight(small, 30);
    assertShares(night.plan(1)).containsExactly(1, 31);

    lab.registry().changeWeight(small, 40);
    assertShares(night.plan(1)).as("the plan is there already").containsExactly(1, 31);
    assertShares(night.plan(2)).containsExactly(1, 41);
  }

  @Test
  void aPlanOfDaysThatAreSummarizedAgainTellsThem() {
    Night night = new Night(lab, "shares-again");
    MerchantId merchant = night.merchant("m", 20);
    night.whole(1);
    lab.registry().changeWeight(merchant, 5);
    PlanTask raw = night.task(night.run(2), List.of(merchant), Existing.REPLACE);

    PlanReport plan =
        night.plan(
            new PlanTask(
                raw.run(),
                raw.workflowId(),
                raw.merchants(),
                raw.existing(),
                raw.temporalTime(),
                raw.limits(),
                raw.zones(),
                raw.late(),
                null,
                From.INTERMEDIATE));

    assertShares(plan).containsExactly(5);
  }

  @Test
  void aRetryHasTheWeightsOfItsOwnMerchantsAsTheyAreByThen() {
    Night night = new Night(lab, "shares-retry").with(Night.WIDE);
    night.merchant("done", 1);
    MerchantId left = night.merchant("left", 1);
    RunId first = night.run(1);
    assertShares(night.plan(1)).containsExactly(2);
    lab.ledger().close(first, RunState.CANCELLED, "an operator ended it");
    lab.registry().changeWeight(left, 1000);
    RunId retry = new RunId(first.job(), first.day(), "shares-retried", first.generation());

    assertShares(night.plan(night.retryTask(first, retry, List.of(left)))).containsExactly(1000);
  }

  private static AbstractListAssert<?, List<? extends Integer>, Integer, ObjectAssert<Integer>>
      assertShares(PlanReport plan) {
    return assertThat(plan.batches()).extracting(BatchSize::shares);
  }
}
