package dev.nightjar.activities.publish;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.RefusingLedger;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.PublishActivities;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(EmbeddedStackExtension.class)
final class PublishActivityTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static ResultId result(Night night, int generation, MerchantId merchant) {
    return ResultId.of(night.run(generation), new MerchantDay(merchant, Night.DAY));
  }

  private static Map<String, String> failures(Night night, int generation) {
    return lab.ledger().failures(night.run(generation), 100).stream()
        .collect(toMap(failure -> failure.merchant().value(), MerchantFailure::reason));
  }

  @Test
  void whatIsPublishedIsWhatTheEventsSay() {
    Night night = new Night(lab, "plain");
    MerchantId merchant = night.merchant("m", 14);
    PlanReport plan = night.plan(1);
    night.processAll(plan, 1);
    assertThat(night.publishAll(plan))
        .containsExactly(new PublishReport(1, 0, 1 + 7 + 14, List.of()));
    DaySummary summary = night.summary(merchant);
    assertThat(summary.pointer().sources()).isEqualTo(new RowCounts(42, 42, 0, 0));
    assertThat(summary.pointer().rowsByDimension())
        .isEqualTo(Map.of("all", 1L, "first", 7L, "visitor", 14L));
    assertThat(summary.rows("all").toString())
        .isEqualTo(
            "[SummaryRow[dimension=all, value=, metrics=[greetings=42, visitors=14, amount=63, least=4.5, most=4.5]]]");
    assertThat(summary.rows("first")).hasSize(7);
    assertThat(lab.ledger().publishedMerchants(night.run(1), 10)).containsExactly(merchant);
  }

  @Test
  void anyCutAndAnyOrderPublishTheSameSummary() {
    Night night = new Night(lab, "cuts");
    MerchantId giant = night.merchant("giant", 60);
    MerchantId small = night.merchant("small", 2);
    MerchantId tiny = night.merchant("tiny", 1);
    List<PlanOptions> cuts =
        List.of(
            Night.WIDE,
            Night.SMALL,
            new PlanOptions(7, 5, 4, 8, 3, 1, 500, 400),
            new PlanOptions(60, 60, 2, 2, 50, 50, 10, 10));
    DaySummary expected = null;
    for (int cut = 0; cut < cuts.size(); cut++) {
      PlanReport plan = night.with(cuts.get(cut)).whole(cut + 1);
      assertThat(plan.head().chunks()).isGreaterThanOrEqualTo(cut == 0 ? 1 : 2);
      DaySummary now = night.summary(giant);
      assertThat(now.pointer().generation()).isEqualTo(night.run(cut + 1).generation());
      expected = expected == null ? now : expected;
      assertThat(now.rows()).isEqualTo(expected.rows());
      assertThat(now.pointer().digest()).isEqualTo(expected.pointer().digest());
    }
    assertThat(night.summary(small).rows("visitor")).hasSize(2);
    assertThat(night.summary(tiny).rows("visitor")).hasSize(1);
  }

  @Test
  void publishingAgainChangesNothing() {
    Night night = new Night(lab, "twice");
    MerchantId merchant = night.merchant("m", 20);
    PlanReport plan = night.whole(1);
    List<String> cells = Cells.summary(lab.stores(), result(night, 1, merchant));
    DaySummary summary = night.summary(merchant);
    assertThat(night.publishAll(plan))
        .containsExactly(new PublishReport(1, 0, summary.rows().size(), List.of()));
    night.processAll(plan, 5);
    night.publishAll(plan);
    assertThat(Cells.summary(lab.stores(), result(night, 1, merchant))).isEqualTo(cells);
    assertThat(night.summary(merchant)).isEqualTo(summary);
  }

  @Test
  void partialRowsOfHashRangesThatThePlanDoesNotNameAreNeverCounted() {
    Night night = new Night(lab, "stale");
    MerchantId merchant = night.merchant("m", 10);
    PlanReport plan = night.plan(1);
    Accumulator lie = new Accumulator(HelloCount.ALL).count(HelloCount.ALL.metrics().get(0), 99);
    for (HashRange range : List.of(HashRange.ALL, new HashRange(0, 99), new HashRange(7, -1))) {
      PartialKey key = new PartialKey(result(night, 1, merchant), "all", "", range);
      night.write(
          HBaseTable.PARTIAL,
          List.of(
              new Put(key.bytes(), night.run(1).generation().cutoffMillis())
                  .addColumn(HBaseTable.PARTIAL.family(), new byte[] {'v'}, lie.encode())));
    }
    assertThat(plan.head().chunks()).isGreaterThan(1);
    night.processAll(plan, 1);
    night.publishAll(plan);
    assertThat(night.summary(merchant).rows("all").get(0).metrics().count("greetings"))
        .isEqualTo(30);
  }

  @Test
  void aZombieOfAnOlderGenerationThatPublishesLateIsNotSeen() {
    Night night = new Night(lab, "zombie");
    MerchantId merchant = night.merchant("m", 4);
    PlanReport old = night.plan(1);
    night.processAll(old, 1);
    night.deliver(merchant, 4, "2.00", night.run(1).generation().cutoffMillis() + 1);
    night.whole(2);
    DaySummary newer = night.summary(merchant);
    assertThat(night.publishAll(old)).hasSize(1);
    assertThat(night.summary(merchant)).isEqualTo(newer);
    assertThat(newer.rows("all").get(0).metrics().sum("amount")).isEqualByComparingTo("24.00");
    assertThat(newer.pointer().generation()).isEqualTo(night.run(2).generation());
  }

  @Test
  void whatDoesNotHoldForAMerchantTakesOutThatMerchantOnly() throws IOException {
    Night night = new Night(lab, "broken").with(Night.WIDE);
    MerchantId fine = night.merchant("fine", 2);
    MerchantId unsealed = night.merchant("unsealed", 2);
    MerchantId otherVersion = night.merchant("version", 2);
    MerchantId garbled = night.merchant("garbled", 2);
    MerchantId lost = night.merchant("lost", 2);
    MerchantId changed = night.merchant("changed", 2);
    PlanReport plan = night.plan(1);
    night.processAll(plan, 1);
    delete(PartialKey.seal(result(night, 1, unsealed), HashRange.ALL));
    Seal.Written none = new Seal.Written(0, Digest.of(new byte[0]));
    put(
        night,
        PartialKey.seal(result(night, 1, otherVersion), HashRange.ALL),
        new Seal(new JobVersion(9), RowCounts.NONE, none, none).encode());
    put(night, PartialKey.seal(result(night, 1, garbled), HashRange.ALL), new byte[] {1, 2});
    delete(new PartialKey(result(night, 1, lost), "all", "", HashRange.ALL));
    put(
        night,
        new PartialKey(result(night, 1, changed), "all", "", HashRange.ALL),
        new Accumulator(HelloCount.ALL).encode());
    PublishReport report = night.publishAll(plan).get(0);
    assertThat(report.published()).isEqualTo(2);
    assertThat(report.failed()).isEqualTo(4);
    assertThat(night.isPublished(fine)).isTrue();
    // A put under the same time is the newer one; what is deleted under it stays so.
    assertThat(night.isPublished(changed)).isTrue();
    assertThat(night.isPublished(lost)).isFalse();
    Map<String, String> reasons = failures(night, 1);
    assertThat(reasons.get(unsealed.value())).contains("has no seal", "--force");
    assertThat(reasons.get(otherVersion.value())).contains("job version 9, the plan says 1");
    assertThat(reasons.get(garbled.value())).contains("does not hold");
    assertThat(reasons.get(lost.value())).contains("do not agree with their seal");
  }

  @Test
  void whatIsPublishedStaysWhereRawRowsItWasMadeOfAreGone() throws IOException {
    Night night = new Night(lab, "expired");
    MerchantId merchant = night.merchant("m", 14);
    MerchantId whole = night.merchant("whole", 3);
    night.whole(1);
    DaySummary before = night.summary(merchant);
    night.forget(merchant, 2, "1.50");
    assertThat(night.whole(2).head().chunks()).isGreaterThan(1);
    assertThat(night.summary(merchant)).isEqualTo(before);
    assertThat(night.summary(whole).pointer().generation()).isEqualTo(night.run(2).generation());
    assertThat(failures(night, 2).get(merchant.value()))
        .contains("only 36 raw rows are left of the 42", "summary withdraw expired-m 2024-06-10");
    Pointer taken =
        before
            .pointer()
            .withdrawnAs(night.run(2).generation(), new Origin.Withdrawal("kept too short"));
    night.write(
        HBaseTable.PUBLISHED,
        List.of(Pointers.put(new MerchantDay(merchant, Night.DAY), night.run(2).job(), taken)));
    night.whole(3);
    assertThat(night.summary(merchant).pointer().sources().read()).isEqualTo(36);
  }

  @Test
  void whatIsLostThoughItsChunkIsDoneIsMadeAgain() {
    Night night = new Night(lab, "lost-rows").with(Night.WIDE);
    List<MerchantId> merchants = List.of(night.merchant("one", 30), night.merchant("two", 5));
    PlanReport whole = night.plan(1);
    night.processAll(whole, 1);
    night.publishAll(whole);
    List<Object> wanted =
        merchants.stream().<Object>map(merchant -> rows(night, merchant)).toList();

    PlanReport plan = night.plan(2);
    for (int chunk = 0; chunk < plan.head().chunks(); chunk++) {
      ChunkId id = new ChunkId(plan.head().run(), chunk);
      ChunkOutcome outcome =
          lab.ledger()
              .chunk(new ChunkId(whole.head().run(), chunk))
              .map(ChunkRecord::outcome)
              .orElseThrow();
      lab.ledger().begin(id, "a host whose rows HBase has lost");
      lab.ledger().finish(id, outcome);
    }
    PublishReport report = night.publishAll(plan).get(0);
    assertThat(report.failures()).isEmpty();
    assertThat(report.published()).isEqualTo(2);
    assertThat(merchants.stream().<Object>map(merchant -> rows(night, merchant)).toList())
        .isEqualTo(wanted);
    assertThat(night.summary(merchants.get(0)).pointer().generation())
        .isEqualTo(night.run(2).generation());
  }

  private static Object rows(Night night, MerchantId merchant) {
    return night.summary(merchant).pointer().digest();
  }

  @Test
  void aMerchantWhoseChunksDoNotTileItsDayIsTakenOut() {
    Night night = new Night(lab, "untiled");
    MerchantId merchant = night.merchant("m", 20);
    MerchantId other = night.merchant("other", 1);
    PlanReport plan = night.plan(1);
    for (int chunk = 0; chunk < plan.head().chunks(); chunk++) {
      if (chunk != 1) {
        night.process(night.run(1), chunk);
      }
    }
    night.publishAll(plan);
    assertThat(night.isPublished(merchant)).isFalse();
    assertThat(night.isPublished(other)).isTrue();
    assertThat(failures(night, 1).get(merchant.value())).contains("chunk 1 is PLANNED");
  }

  @Test
  void aMerchantForWhichTheJobAlwaysFailsIsTakenOutAndPublishedAfterTheMend() {
    Night night = new Night(lab, "poison").with(Night.WIDE);
    MerchantId fine = night.merchant("a", 2);
    MerchantId poison = night.merchant("b", 2);
    night.with(
        TappedHello.before(
            day -> {
              if (day.merchant().equals(poison)) {
                throw new ArithmeticException("I can't count this");
              }
            }));
    PlanReport plan = night.plan(1);
    String reason = Bench.failure(() -> night.process(night.run(1), 0)).getOriginalMessage();
    List<Integer> parts = lab.ledger().fail(new ChunkId(night.run(1), 0), reason);
    assertThat(parts).hasSize(2);
    night.process(night.run(1), parts.get(0));
    reason = Bench.failure(() -> night.process(night.run(1), parts.get(1))).getOriginalMessage();
    assertThat(lab.ledger().fail(new ChunkId(night.run(1), parts.get(1)), reason)).isEmpty();
    assertThat(night.publishAll(plan).get(0).failures())
        .extracting(MerchantFailure::merchant)
        .containsExactly(poison);
    assertThat(failures(night, 1).get(poison.value())).contains("I can't count this");
    assertThat(night.isPublished(fine)).isTrue();
    assertThat(night.isPublished(poison)).isFalse();
    night.with(new HelloCount()).whole(2);
    assertThat(night.isPublished(poison)).isTrue();
  }

  @Test
  void aGroupTakesOnlyItsMerchantsOfTheBatch() {
    Night night = new Night(lab, "group").with(Night.WIDE);
    MerchantId first = night.merchant("a", 1);
    MerchantId second = night.merchant("b", 1);
    MerchantId third = night.merchant("c", 1);
    PlanReport plan = night.plan(1);
    night.processAll(plan, 1);
    PublishReport report =
        night.publish(new PublishTask(night.run(1), plan.head().version(), 0, 1, 2));
    assertThat(report.published()).isEqualTo(2);
    assertThat(night.isPublished(first)).isFalse();
    assertThat(night.isPublished(second)).isTrue();
    assertThat(night.isPublished(third)).isTrue();
  }

  @Test
  void theLedgersChunksAddUpToWhatThePointersSay() {
    Night night = new Night(lab, "sums");
    List<MerchantId> merchants = List.of(night.merchant("a", 9), night.merchant("b", 1));
    PlanReport plan = night.whole(1);
    RowCounts published =
        merchants.stream()
            .map(merchant -> night.summary(merchant).pointer().sources())
            .reduce(RowCounts.NONE, RowCounts::plus);
    RowCounts processed = RowCounts.NONE;
    for (PlanReport.BatchSize batch : plan.batches()) {
      for (ChunkRecord chunk : lab.ledger().chunks(night.run(1), batch.number())) {
        assertThat(chunk.state()).isEqualTo(ChunkState.DONE);
        assertThat(chunk.chunk().slices()).extracting(PlannedSlice::merchant).isSubsetOf(merchants);
        processed = processed.plus(requireNonNull(chunk.outcome()).rows());
      }
    }
    assertThat(processed).isEqualTo(published).isEqualTo(new RowCounts(30, 30, 0, 0));
  }

  private static void put(Night night, PartialKey key, byte[] value) {
    night.write(
        HBaseTable.PARTIAL,
        List.of(
            new Put(key.bytes(), night.run(1).generation().cutoffMillis())
                .addColumn(HBaseTable.PARTIAL.family(), new byte[] {'v'}, value)));
  }

  private static void delete(PartialKey key) throws IOException {
    lab.stores().delete(HBaseTable.PARTIAL, List.of(new Delete(key.bytes())));
  }

  @Test
  void whoIsCancelledBetweenRowsAndPointersPutsNoPointer() {
    Night night = new Night(lab, "cancelled").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 2);
    PlanReport plan = night.plan(1);
    night.processAll(plan, 1);
    List<MerchantShare> shares =
        MerchantShare.of(List.of(merchant), lab.ledger().chunks(night.run(1), 0));
    Heartbeat cancelled =
        () -> {
          if (!Cells.summary(lab.stores(), result(night, 1, merchant)).isEmpty()) {
            throw new IllegalStateException("Cancelled");
          }
        };
    GroupPublication publication =
        new GroupPublication(
            lab.stores(),
            lab.ledger(),
            new HelloCount(),
            night.run(1),
            plan.head().version(),
            night.processActivity(),
            cancelled);
    assertThatThrownBy(() -> publication.publish(shares, 1)).hasMessage("Cancelled");
    assertThat(night.isPublished(merchant)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"published", "takenOut"})
  void aLedgerThatRefusesAfterThePointersArePutFailsNobodyWhoIsPublished(String refused)
      throws IOException {
    Night night = new Night(lab, "refusing-" + refused.length()).with(Night.WIDE);
    MerchantId merchant = night.merchant("fine", 2);
    MerchantId unsealed = night.merchant("unsealed", 2);
    PlanReport plan = night.plan(1);
    night.processAll(plan, 1);
    delete(PartialKey.seal(result(night, 1, unsealed), HashRange.ALL));
    PublishActivity publish =
        new PublishActivity(
            lab.stores(),
            RefusingLedger.refusing(lab.ledger(), refused),
            JobCatalog.of(new HelloCount()),
            night.processActivity(),
            PublishActivity.DEFAULT_THREADS);
    PublishTask task = new PublishTask(night.run(1), plan.head().version(), 0, 0, 2);
    PublishReport report =
        Bench.call(PublishActivities.class, publish, activity -> activity.publish(task));
    assertThat(report.published()).isEqualTo(1);
    assertThat(report.failures()).extracting(MerchantFailure::merchant).containsExactly(unsealed);
    assertThat(night.isPublished(merchant)).isTrue();
  }
}
