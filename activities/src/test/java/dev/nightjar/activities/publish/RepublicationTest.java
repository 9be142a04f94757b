package dev.nightjar.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseClock;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.activities.summary.SummaryWithdrawn;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.ledger.GenerationHistory;
import dev.nightjar.core.ledger.GenerationRecord;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PlanReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.hadoop.hbase.client.Delete;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
final class RepublicationTest {
  private static final JobName JOB = new HelloCount().name();
  private static final Origin.Withdrawal WRONG = new Origin.Withdrawal("prices were wrong");
  private static final SweepOptions NO_GRACE =
      new SweepOptions(Duration.ZERO, 10_000, 1_000_000, Duration.ofMinutes(1));

  private static EngineLab lab;
  private static Republication republication;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
    republication = new Republication(lab.stores(), lab.history());
  }

  private static MerchantDay day(MerchantId merchant) {
    return new MerchantDay(merchant, Night.DAY);
  }

  private static Pointer rollback(MerchantId merchant, RunId to) throws IOException {
    return republication.rollback(
        republication.plan(day(merchant), JOB, to.generation()), Heartbeat.NONE);
  }

  private static List<String> cells(MerchantId merchant, Generation generation) {
    return Cells.summary(lab.stores(), new ResultId(day(merchant), JOB, generation));
  }

  private static List<GenerationState> states(MerchantId merchant) throws IOException {
    return republication.generations(day(merchant), JOB, 100).stream()
        .map(PublishedGeneration::state)
        .toList();
  }

  /** Two generations with other rows: the second has what was delivered between them. */
  private static MerchantId twice(Night night) {
    MerchantId merchant = night.merchant("m", 5);
    night.whole(1);
    night.deliver(merchant, 7, "2.25", night.run(2).generation().cutoffMillis());
    night.whole(2);
    return merchant;
  }

  /** The first of a night's runs whose cutoff is not before now; HBase's clock has passed it. */
  private static int next(Night night) throws IOException {
    Instant now = HBaseClock.now(lab.stores().connection(), lab.stores().namespace());
    int generation = 3;
    while (!night.run(generation).generation().cutoff().isAfter(now)) {
      generation++;
    }
    Instant cutoff = night.run(generation).generation().cutoff();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                HBaseClock.now(lab.stores().connection(), lab.stores().namespace())
                    .isAfter(cutoff));
    return generation;
  }

  @Test
  void anOlderGenerationIsPublishedAgainByteForByteAsANewOne() throws IOException {
    Night night = new Night(lab, "back").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 5);
    night.whole(1);
    DaySummary before = night.summary(merchant);
    night.deliver(merchant, 7, "2.25", night.run(2).generation().cutoffMillis());
    night.whole(2);
    DaySummary after = night.summary(merchant);
    assertThat(after.pointer().digest()).isNotEqualTo(before.pointer().digest());

    Pointer copy = rollback(merchant, night.run(1));

    DaySummary again = night.summary(merchant);
    assertThat(again.rows()).isEqualTo(before.rows());
    assertThat(again.pointer()).isEqualTo(copy);
    assertThat(copy.digest()).isEqualTo(before.pointer().digest());
    assertThat(copy.generation()).isGreaterThan(after.pointer().generation());
    assertThat(copy.origin()).isEqualTo(new Origin.CopyOf(night.run(1).generation()));
    assertThat(states(merchant))
        .containsExactly(
            GenerationState.PUBLISHED, GenerationState.SUPERSEDED, GenerationState.SUPERSEDED);
    assertThat(republication.generations(day(merchant), JOB, 100))
        .extracting(each -> each.record() == null ? null : each.record().run())
        .containsExactly(null, night.run(2), night.run(1));

    // Once more changes nothing.
    assertThat(rollback(merchant, night.run(1))).isEqualTo(copy);
    assertThat(states(merchant)).hasSize(3);
  }

  @Test
  void theSweeperTakesWhatARollbackSupersededAndNeverTheCopy() throws IOException {
    Night night = new Night(lab, "back-sweep").with(Night.WIDE);
    MerchantId merchant = twice(night);
    Pointer copy = rollback(merchant, night.run(1));
    DaySummary seen = night.summary(merchant);
    List<String> kept = cells(merchant, copy.generation());

    new Sweeper(lab.stores(), lab.ledger(), NO_GRACE).sweep(Heartbeat.NONE);

    assertThat(cells(merchant, night.run(1).generation())).isEmpty();
    assertThat(cells(merchant, night.run(2).generation())).isEmpty();
    assertThat(cells(merchant, copy.generation())).isEqualTo(kept);
    assertThat(night.summary(merchant)).isEqualTo(seen);
    assertThat(states(merchant))
        .containsExactly(GenerationState.PUBLISHED, GenerationState.SWEPT, GenerationState.SWEPT);
    assertThatThrownBy(() -> rollback(merchant, night.run(2)))
        .isInstanceOf(PublicationRefused.class)
        .hasMessageContaining("generation " + night.run(2).generation() + ": its rows are swept")
        .hasMessageContaining(
            "nightjar run hello-count 2024-06-10 --merchants back-sweep-m --force");
  }

  @Test
  void aNightOfAnOlderCutoffThatPublishesLateIsNotSeen() throws IOException {
    Night night = new Night(lab, "back-zombie").with(Night.WIDE);
    MerchantId merchant = twice(night);
    PlanReport zombie = night.plan(3);
    night.processAll(zombie, 1);
    Pointer copy = rollback(merchant, night.run(1));
    night.publishAll(zombie);

    assertThat(night.summary(merchant).pointer()).isEqualTo(copy);
    assertThat(states(merchant))
        .containsExactly(
            GenerationState.PUBLISHED,
            GenerationState.SUPERSEDED,
            GenerationState.SUPERSEDED,
            GenerationState.SUPERSEDED);
  }

  @Test
  void aRollbackThatIsKilledHalfWayLeavesReadersWhereTheyWere() throws IOException {
    Night night = new Night(lab, "back-killed").with(Night.WIDE);
    MerchantId merchant = twice(night);
    DaySummary seen = night.summary(merchant);
    RollbackPlan plan = republication.plan(day(merchant), JOB, night.run(1).generation());
    Heartbeat killed =
        () -> {
          throw new CancellationException("killed once rows are copied");
        };

    assertThatThrownBy(() -> republication.rollback(plan, killed))
        .isInstanceOf(CancellationException.class);
    assertThat(night.summary(merchant)).isEqualTo(seen);
    assertThat(states(merchant))
        .containsExactly(GenerationState.PUBLISHED, GenerationState.SUPERSEDED);
    Generation half = lab.history().of(day(merchant), JOB, 1).get(0).generation();
    assertThat(half).isGreaterThan(night.run(2).generation());
    assertThat(cells(merchant, half)).isNotEmpty();

    // What is left of it goes when a newer generation is published, and the rollback works.
    Pointer copy = rollback(merchant, night.run(1));
    new Sweeper(lab.stores(), lab.ledger(), NO_GRACE).sweep(Heartbeat.NONE);
    assertThat(cells(merchant, half)).isEmpty();
    assertThat(night.summary(merchant).pointer()).isEqualTo(copy);
  }

  @Test
  void rowsThatAreNotWhatTheyWereAreNotPublishedAgain() throws IOException {
    Night night = new Night(lab, "back-damaged").with(Night.WIDE);
    MerchantId merchant = twice(night);
    DaySummary seen = night.summary(merchant);
    ResultId result = ResultId.of(night.run(1), day(merchant));
    byte[] key = SummaryKey.bytes(result, Granularity.DAY, "visitor", "VISITORv1");
    lab.stores().delete(HBaseTable.SUMMARY, List.of(new Delete(key)));

    assertThatThrownBy(() -> rollback(merchant, night.run(1)))
        .isInstanceOf(PublicationRefused.class)
        .hasMessageContaining("swept or damaged")
        .hasMessageContaining("nightjar summary generations back-damaged-m 2024-06-10");
    assertThat(night.summary(merchant)).isEqualTo(seen);
  }

  @Test
  void whatCannotBeRolledBackToIsRefusedWithWhatToDo() throws IOException {
    Night night = new Night(lab, "back-refused").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 1);
    assertThatThrownBy(() -> rollback(merchant, night.run(1)))
        .isInstanceOf(PublicationRefused.class)
        .hasMessageContaining("nothing ever was. Run it: nightjar run hello-count 2024-06-10");
    assertThat(republication.generations(day(merchant), JOB, 10)).isEmpty();
    night.whole(1);
    assertThatThrownBy(() -> rollback(merchant, night.run(2)))
        .hasMessageContaining("there is none. Choose one from: nightjar summary generations");
    assertThatThrownBy(() -> rollback(merchant, night.run(1)))
        .hasMessageContaining("readers see it now");
  }

  @Test
  void aWithdrawnDayTellsItsReasonUntilAnOlderGenerationOrANewRunIsPublished() throws IOException {
    Night night = new Night(lab, "withdrawn").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 3);
    night.whole(1);
    DaySummary before = night.summary(merchant);

    Pointer withdrawn = republication.withdraw(day(merchant), JOB, WRONG);
    assertThat(republication.withdraw(day(merchant), JOB, WRONG)).isEqualTo(withdrawn);
    assertThatThrownBy(
            () -> new Summaries(lab.stores()).find(new HelloCount(), merchant, Night.DAY))
        .isInstanceOf(SummaryWithdrawn.class)
        .hasMessageContaining("as generation " + withdrawn.generation() + ": prices were wrong");
    assertThat(states(merchant))
        .containsExactly(GenerationState.WITHDRAWN, GenerationState.SUPERSEDED);
    assertThatThrownBy(() -> republication.plan(day(merchant), JOB, withdrawn.generation()))
        .hasMessageContaining("it says that nothing is published");

    // A run that keeps what is published keeps the withdrawal too.
    PlanReport kept = plan(night, merchant, next(night), Existing.KEEP);
    assertThat(kept.leftOut()).isEqualTo(new LeftOut(1, 0, 0, 0, 0));

    rollback(merchant, night.run(1));
    assertThat(night.summary(merchant).rows()).isEqualTo(before.rows());

    republication.withdraw(day(merchant), JOB, WRONG);
    int again = next(night);
    PlanReport forced = plan(night, merchant, again, Existing.REPLACE);
    night.processAll(forced, 1);
    night.publishAll(forced);
    assertThat(night.summary(merchant).rows()).isEqualTo(before.rows());
    assertThat(night.summary(merchant).pointer().generation())
        .isEqualTo(night.run(again).generation());
  }

  private static PlanReport plan(
      Night night, MerchantId merchant, int generation, Existing existing) {
    return night.plan(night.task(night.run(generation), List.of(merchant), existing));
  }

  @Test
  void nothingIsWithdrawnThatWasNeverPublished() {
    MerchantId merchant = new Night(lab, "withdrawn-nothing").merchant("m", 1);
    assertThatThrownBy(() -> republication.withdraw(day(merchant), JOB, WRONG))
        .isInstanceOf(PublicationRefused.class)
        .hasMessageContaining("Nothing is published of withdrawn-nothing-m for 2024-06-10");
  }

  @Test
  void aLedgerThatIsAwayAfterThePutIsToldByRepeatingTheCommand() throws IOException {
    Night night = new Night(lab, "back-ledger").with(Night.WIDE);
    MerchantId merchant = twice(night);
    Republication away = new Republication(lab.stores(), new Unconfirming(lab.history()));
    RollbackPlan plan = away.plan(day(merchant), JOB, night.run(1).generation());
    assertThatThrownBy(() -> away.rollback(plan, Heartbeat.NONE))
        .isInstanceOf(PublicationRefused.class)
        .hasMessageContaining("is published, but the ledger does not know: away. Repeat");
    Pointer seen = night.summary(merchant).pointer();
    assertThat(seen.origin()).isEqualTo(new Origin.CopyOf(night.run(1).generation()));

    assertThat(rollback(merchant, night.run(1))).isEqualTo(seen);
    assertThat(lab.history().of(day(merchant), JOB, 10))
        .extracting(record -> record.superseded() == null)
        .containsExactly(true, false, false);
  }

  /** A ledger that goes away once rows are copied. */
  private record Unconfirming(GenerationHistory history) implements GenerationHistory {
    @Override
    public List<GenerationRecord> of(MerchantDay merchantDay, JobName job, int limit) {
      return history.of(merchantDay, job, limit);
    }

    @Override
    public void prepare(MerchantDay merchantDay, JobName job, Pointer pointer) {
      history.prepare(merchantDay, job, pointer);
    }

    @Override
    public void confirm(MerchantDay merchantDay, JobName job, Pointer pointer) {
      throw new LedgerUnavailable("away", new IOException("away"));
    }
  }
}
