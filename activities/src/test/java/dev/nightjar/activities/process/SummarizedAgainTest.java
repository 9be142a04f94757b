package dev.nightjar.activities.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.LouderHello;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.PublishReport;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Scan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A generation that is made of another one's intermediate rows. */
@ExtendWith(EmbeddedStackExtension.class)
final class SummarizedAgainTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static PlanReport plan(
      Night night, int generation, Existing existing, MerchantId... merchants) {
    PlanTask task = night.task(night.run(generation), List.of(merchants), existing);
    return night.plan(
        new PlanTask(
            task.run(),
            task.workflowId(),
            task.merchants(),
            task.existing(),
            task.temporalTime(),
            task.limits(),
            task.zones(),
            null,
            null,
            From.INTERMEDIATE));
  }

  private static List<PublishReport> again(Night night, int generation, MerchantId... merchants) {
    PlanReport plan = plan(night, generation, Existing.KEEP, merchants);
    night.processAll(plan, generation);
    return night.publishAll(plan);
  }

  private static ResultId result(Night night, int generation, MerchantId merchant) {
    return ResultId.of(night.run(generation), new MerchantDay(merchant, Night.DAY));
  }

  private static void delete(HBaseTable table, KeyRange range, int most) {
    List<Delete> deletes = new ArrayList<>();
    Scan scan = new Scan().withStartRow(range.start()).withStopRow(range.stop()).setLimit(most);
    try {
      lab.stores()
          .scan(
              table,
              scan,
              row -> {
                deletes.add(new Delete(row.getRow()));
                return true;
              });
      lab.stores().delete(table, deletes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void loseRaw(MerchantId merchant) {
    delete(HBaseTable.RAW, RawKey.range(new MerchantDay(merchant, Night.DAY)), Integer.MAX_VALUE);
  }

  @Test
  void theSummaryIsThatOfRawThoughRawIsGone() {
    Night night = new Night(lab, "again-equal");
    MerchantId giant = night.merchant("giant", 60);
    MerchantId small = night.merchant("small", 3);
    night.whole(1);
    LouderHello louder = new LouderHello();
    night.with(louder).whole(2);
    DaySummary fromRaw = night.summary(giant);
    DaySummary smallFromRaw = night.summary(small);
    assertThat(louder.extracted()).isEqualTo(63);
    night.with(new HelloCount()).whole(3);
    loseRaw(giant);
    loseRaw(small);

    night.with(louder);
    assertThat(again(night, 4, giant, small)).allMatch(report -> report.failed() == 0);

    DaySummary summary = night.summary(giant);
    assertThat(louder.extracted()).isEqualTo(63);
    assertThat(summary.rows()).isEqualTo(fromRaw.rows());
    assertThat(summary.pointer().digest()).isEqualTo(fromRaw.pointer().digest());
    assertThat(night.summary(small).pointer().digest()).isEqualTo(smallFromRaw.pointer().digest());
    assertThat(summary.pointer().generation()).isEqualTo(night.run(4).generation());
    assertThat(summary.pointer().sources()).isEqualTo(new RowCounts(180, 180, 0, 0));
    assertThat(summary.pointer().origin())
        .isEqualTo(
            new Origin.SummarizedAgain(night.run(3).generation(), night.run(3).generation()));
  }

  @Test
  void theNewGenerationIsCompleteWithoutTheOldOne() {
    Night night = new Night(lab, "again-complete");
    MerchantId merchant = night.merchant("m", 40);
    night.whole(1);
    night.with(new LouderHello());
    again(night, 2, merchant);
    assertThat(intermediate(night, 2, merchant)).isEqualTo(intermediate(night, 1, merchant));
    DaySummary first = night.summary(merchant);
    ResultId old = result(night, 1, merchant);
    delete(HBaseTable.PARTIAL, PartialKey.range(old), Integer.MAX_VALUE);
    delete(HBaseTable.INTERMEDIATE, IntermediateKey.range(old), Integer.MAX_VALUE);

    PlanReport plan = plan(night, 3, Existing.REPLACE, merchant);
    night.processAll(plan, 3);
    night.publishAll(plan);

    DaySummary second = night.summary(merchant);
    assertThat(second.pointer().digest()).isEqualTo(first.pointer().digest());
    assertThat(second.pointer().origin())
        .isEqualTo(
            new Origin.SummarizedAgain(night.run(2).generation(), night.run(1).generation()));
    assertThat(second.pointer().dataAsOf()).isEqualTo(night.run(1).generation());
  }

  /** Own keys and values; the generation is in no part of them. */
  private static List<String> intermediate(Night night, int generation, MerchantId merchant) {
    List<String> rows = new ArrayList<>();
    KeyRange range = IntermediateKey.range(result(night, generation, merchant));
    Scan scan = new Scan().withStartRow(range.start()).withStopRow(range.stop());
    try {
      lab.stores()
          .scan(
              HBaseTable.INTERMEDIATE,
              scan,
              row ->
                  rows.add(
                      IntermediateKey.visitorHash(row.getRow())
                          + new String(IntermediateKey.ownKey(row.getRow()), ISO_8859_1)
                          + new String(row.value(), ISO_8859_1)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  @Test
  void aChunkThatIsDoneAgainWritesTheSameCells() {
    Night night = new Night(lab, "again-twice").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 20);
    night.whole(1);
    night.with(new LouderHello());
    plan(night, 2, Existing.KEEP, merchant);
    ChunkOutcome outcome = night.process(night.run(2), 0);
    List<String> cells = Cells.processed(lab.stores(), result(night, 2, merchant));
    assertThat(night.process(night.run(2), 0)).isEqualTo(outcome);
    assertThat(Cells.processed(lab.stores(), result(night, 2, merchant)))
        .isNotEmpty()
        .isEqualTo(cells);
    assertThat(outcome.rows()).isEqualTo(new RowCounts(60, 60, 0, 0));
  }

  @Test
  void theSlicesOfAPlanAreThoseThatWereSealedHoweverItIsCut() {
    Night night = new Night(lab, "again-cut").with(new PlanOptions(7, 5, 4, 8, 3, 1, 500, 400));
    MerchantId merchant = night.merchant("m", 60);
    int chunks = night.whole(1).head().chunks();
    assertThat(chunks).isGreaterThan(5);
    night.with(new LouderHello()).with(Night.WIDE);
    PlanReport plan = plan(night, 2, Existing.KEEP, merchant);
    assertThat(plan.head().chunks()).isEqualTo(1);
    assertThat(lab.ledger().chunks(night.run(2), 0).get(0).chunk().slices()).hasSize(chunks);
    night.processAll(plan, 1);
    assertThat(night.publishAll(plan)).allMatch(report -> report.failed() == 0);
  }

  @Test
  void whoIsUpToDateOrUnpublishedIsLeftOut() {
    Night night = new Night(lab, "again-left-out");
    MerchantId old = night.merchant("old", 2);
    night.whole(1);
    night.with(new LouderHello());
    MerchantId current = night.merchant("current", 2);
    PlanReport second = night.plan(night.task(night.run(2), List.of(current), Existing.REPLACE));
    night.processAll(second, 1);
    night.publishAll(second);
    MerchantId unpublished = night.merchant("unpublished", 2);

    PlanReport plan = plan(night, 3, Existing.KEEP, old, current, unpublished);

    assertThat(plan.head().merchants()).isEqualTo(1);
    assertThat(plan.leftOut()).isEqualTo(new LeftOut(1, 0, 0, 0, 0, 1));
    assertThat(plan(night, 3, Existing.KEEP, old, current, unpublished).leftOut())
        .as("planned again")
        .isEqualTo(plan.leftOut());
  }

  @Test
  void rowsThatAreLostSinceThePlanFailTheChunk() {
    Night night = new Night(lab, "again-lost").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 20);
    night.whole(1);
    night.with(new LouderHello());
    plan(night, 2, Existing.KEEP, merchant);
    delete(HBaseTable.INTERMEDIATE, IntermediateKey.range(result(night, 1, merchant)), 1);
    ApplicationFailure lost = Bench.failure(() -> night.process(night.run(2), 0));
    assertThat(lost.isNonRetryable()).isTrue();
    assertThat(lost.getOriginalMessage())
        .contains("19 where their seal tells of 20", "nightjar run hello-count 2024-06-10");
    delete(HBaseTable.PARTIAL, PartialKey.range(result(night, 1, merchant)), Integer.MAX_VALUE);
    assertThat(Bench.failure(() -> night.process(night.run(2), 0)).getOriginalMessage())
        .contains("have no seal");
    assertThat(night.isPublished(merchant)).isTrue();
  }

  @Test
  void aRecordThatTheJobCannotDoIsNamedWithoutItsVisitor() {
    Night night = new Night(lab, "again-fails").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 20);
    night.whole(1);
    LouderHello louder = new LouderHello();
    night.with(louder);
    plan(night, 2, Existing.KEEP, merchant);
    louder.cannotSummarize("t3");
    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(2), 0));
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .contains("IllegalStateException at", "on an intermediate record", "Mend the job")
        .doesNotContain("v3");
    louder.cannotSummarize("");
    louder.storesOtherwise();
    assertThat(Bench.failure(() -> night.process(night.run(2), 0)).getOriginalMessage())
        .contains("would store an intermediate record otherwise", "recordsSince()");
  }

  @Test
  void aGenerationThatWasPublishedMeanwhileStays() {
    Night night = new Night(lab, "again-raced").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 5);
    night.whole(1);
    LouderHello louder = new LouderHello();
    night.with(louder);
    PlanReport plan = plan(night, 3, Existing.KEEP, merchant);
    night.processAll(plan, 1);
    night.whole(2);
    assertThat(night.publishAll(plan))
        .allSatisfy(
            report -> {
              assertThat(report.published()).isZero();
              assertThat(report.failures().get(0).reason())
                  .contains("another generation was published since");
            });
    assertThat(night.summary(merchant).pointer().generation()).isEqualTo(night.run(2).generation());
  }
}
