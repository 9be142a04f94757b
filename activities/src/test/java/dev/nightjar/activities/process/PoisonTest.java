package dev.nightjar.activities.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.PoisonHello;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.replay.Replay;
import dev.nightjar.activities.replay.ReplayMode;
import dev.nightjar.activities.replay.ReplayReport;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records on which a job's code throws. */
@ExtendWith(EmbeddedStackExtension.class)
final class PoisonTest {
  private static final int VISITORS = 40;

  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static Night night(String name) {
    return new Night(lab, name).with(Night.WIDE).with(new PoisonHello());
  }

  private static String document(MerchantId merchant, String id, String visitor, String type) {
    return """
    {"merchant":"%s","eventId":"%s","visitorId":"%s","type":"%s","at":"%sT09:%02d:00Z","amount":"7.77"}"""
        .formatted(merchant, id, visitor, type, Night.DAY, Math.abs(id.hashCode() % 60));
  }

  /** Documents on which the job fails: three alone, of new visitors and old; three visitors. */
  private static List<String> poison(MerchantId merchant, Random random) {
    List<String> documents = new ArrayList<>();
    documents.add(document(merchant, "p1", "new", "poison"));
    documents.add(document(merchant, "p2", "v" + random.nextInt(VISITORS), "poison"));
    documents.add(document(merchant, "p3", "v" + random.nextInt(VISITORS), "poison"));
    for (int half = 0; half < 3; half++) {
      documents.add(document(merchant, "h" + half, "halves" + random.nextInt(9_999), "t1"));
      String visitor = "pair" + half + random.nextInt(9_999);
      documents.add(document(merchant, "a" + half, visitor, "half"));
      documents.add(document(merchant, "b" + half, visitor, "half"));
      documents.add(document(merchant, "c" + half, visitor, "t2"));
    }
    documents.add(document(merchant, "u1", "u" + random.nextInt(9_999), "unsummed"));
    documents.add(document(merchant, "u2", "w" + random.nextInt(9_999), "twice"));
    return documents;
  }

  /** What is stored of a generation but seals, which tell of quarantined rows: values alone. */
  private static List<String> values(Night night, int generation, MerchantId merchant) {
    List<String> values = new ArrayList<>();
    ResultId result = ResultId.of(night.run(generation), new MerchantDay(merchant, Night.DAY));
    for (String cell : Cells.processed(lab.stores(), result)) {
      String value = cell.substring(cell.lastIndexOf(' ') + 1);
      if (!isSeal(value)) {
        values.add(value);
      }
    }
    return values;
  }

  private static boolean isSeal(String value) {
    try {
      Seal.decode(HexFormat.of().parseHex(value));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static QuarantineStore store() {
    return new QuarantineStore(lab.stores().connection(), lab.stores().namespace());
  }

  private static List<HeldDocument> held(MerchantId merchant) throws IOException {
    List<HeldDocument> held = new ArrayList<>();
    store().documents(QuarantineFilter.of(merchant), null, held::add);
    return held;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void poisonAtRandomIsFoundAndCountedAndTheRestIsAsIfItWereNeverThere(int seed)
      throws IOException {
    Night night = night("poison-" + seed);
    MerchantId merchant = night.merchant("m", VISITORS);
    List<String> poison = poison(merchant, new Random(seed));
    // What is good of it, so that the first night has that.
    List<String> good = poison.stream().filter(text -> text.contains("\"t1\"")).toList();
    night.deliver(merchant, good, Night.ARRIVAL);
    night.whole(1);
    DaySummary clean = night.summary(merchant);
    night.deliver(merchant, poison, night.run(2).generation().cutoffMillis());
    night.plan(2);
    // Every row is stored as soon as it may be.
    night.with(
        new ProcessOptions(
            1, 1 << 20, ProcessOptions.defaults().spillFolder(), 100, 1, 1024, 1000, 0.5, 100));

    ChunkOutcome outcome = night.process(night.run(2), 0);
    // Three alone, three visitors of three, one that can't be added up, one that comes twice.
    long left = 3 + 9 + 2;
    long used = VISITORS * 3L + 3;
    assertThat(outcome.rows()).isEqualTo(new RowCounts(used + left, used, 0, left));
    assertThat(values(night, 2, merchant)).isEqualTo(values(night, 1, merchant));
    assertThat(store().counts(merchant)).isEqualTo(Map.of(QuarantineReason.JOB_FAILED, left));
    Set<String> kept = new HashSet<>();
    held(merchant).forEach(record -> kept.add(new String(record.document(), UTF_8)));
    Set<String> planted = new HashSet<>(poison);
    good.forEach(planted::remove);
    assertThat(kept).isEqualTo(planted);

    // On a host with other settings, and after that again.
    night.with(ProcessOptions.defaults().withDeltaBytes(1024).withFailedVisitorsAllowed(9_999));
    assertThat(night.process(night.run(2), 0)).isEqualTo(outcome);
    night.publishAll(night.plan(2));
    assertThat(night.summary(merchant).pointer().digest()).isEqualTo(clean.pointer().digest());
    assertThat(night.summary(merchant).rows()).isEqualTo(clean.rows());
    assertThat(store().counts(merchant)).isEqualTo(Map.of(QuarantineReason.JOB_FAILED, left));
  }

  @Test
  void aRecordSaysWhereTheJobThrewAndNamesNoVisitor() throws IOException {
    Night night = night("poison-trace");
    MerchantId merchant = night.merchant("m", 9);
    night.deliver(merchant, List.of(document(merchant, "p", "secret-1", "poison")), Night.ARRIVAL);
    night.plan(1);
    night.process(night.run(1), 0);
    String detail = held(merchant).get(0).entry().detail();
    assertThat(detail)
        .startsWith(
            "job hello-count version 1 fails on this record: java.lang.IllegalStateException: cannot greet (visitor)\n at ")
        .contains("PoisonHello.check(PoisonHello.java:")
        .doesNotContain("secret-1", "VisitorTrial");
  }

  @Test
  void aDuplicateOfARecordThatIsLeftOutTakesItsPlace() {
    Night night = night("poison-again");
    MerchantId merchant = night.merchant("m", 9);
    String again = document(merchant, "p", "v1", "t1").replace("T09:", "T19:");
    night.deliver(merchant, List.of(again), Night.ARRIVAL);
    night.whole(1);
    DaySummary clean = night.summary(merchant);
    night.deliver(
        merchant,
        List.of(document(merchant, "p", "v1", "poison")),
        night.run(2).generation().cutoffMillis());
    night.whole(2);
    assertThat(night.summary(merchant).pointer().digest()).isEqualTo(clean.pointer().digest());
    assertThat(night.summary(merchant).pointer().sources()).isEqualTo(new RowCounts(29, 28, 0, 1));
  }

  @Test
  void whenTheJobIsMendedAReplayAndAnotherNightUseTheRecords() throws IOException {
    Night night = night("poison-mended");
    MerchantId merchant = night.merchant("m", 9);
    night.deliver(merchant, List.of(document(merchant, "p", "x", "poison")), Night.ARRIVAL);
    night.whole(1);
    Replay replay =
        new Replay(
            lab.stores().connection(),
            lab.stores().namespace(),
            lab.registry()::snapshot,
            ReplayMode.FOR_REAL,
            at -> {});
    ReplayReport report = replay.replay(QuarantineFilter.of(merchant));
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.already()).isEqualTo(1);
    assertThat(held(merchant)).isEmpty();

    night.whole(2);
    assertThat(held(merchant)).hasSize(1);
    night.with(new HelloCount()).whole(3);
    assertThat(night.summary(merchant).pointer().sources()).isEqualTo(new RowCounts(28, 28, 0, 0));
  }

  @Test
  void aJobThatFailsOnHalfOfASliceOrOnMoreVisitorsThanAllowedFailsTheChunk() throws IOException {
    Night night = night("poison-much");
    MerchantId merchant = night.merchant("m", 2);
    List<String> poison = new ArrayList<>();
    for (int visitor = 0; visitor < 7; visitor++) {
      poison.add(document(merchant, "p" + visitor, "x" + visitor, "poison"));
    }
    night.deliver(merchant, poison, Night.ARRIVAL);
    night.plan(1);
    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), 0));
    assertThat(failure.getType()).isEqualTo("PERMANENT");
    assertThat(failure.getOriginalMessage())
        .contains("job hello-count version 1 failed for poison-much-m/2024-06-10")
        .contains("failed on 7 visitors with 7 rows, which is more than half of its 13 rows");

    night.with(ProcessOptions.defaults().withFailedVisitorsAllowed(5));
    assertThat(Bench.failure(() -> night.process(night.run(1), 0)).getOriginalMessage())
        .contains("more than 5 visitors (worker.failedVisitorsAllowed) are not left out");
    night.with(ProcessOptions.defaults().withFailedVisitorsAllowed(0));
    assertThat(Bench.failure(() -> night.process(night.run(1), 0)).getOriginalMessage())
        .contains("Mend the job, raise its version")
        .doesNotContain("visitors");
    assertThat(held(merchant)).isEmpty();
    assertThat(values(night, 1, merchant)).isEmpty();
  }

  @Test
  void aVisitorOfWhomTooMuchIsStoredIsNotLeftOut() {
    Night night = night("poison-torn");
    MerchantId merchant = night.merchant("m", 9);
    night.deliver(
        merchant,
        List.of(
            document(merchant, "l1", "large", "large").replace("T09:", "T08:"),
            document(merchant, "l2", "large", "poison")),
        Night.ARRIVAL);
    night.plan(1);
    assertThat(Bench.failure(() -> night.process(night.run(1), 0)).getOriginalMessage())
        .contains("too many records to be left out");
  }

  @Test
  void aFailureThatTheVisitorAloneDoesNotCauseFailsTheChunk() {
    Night night = new Night(lab, "poison-impure").with(Night.WIDE);
    night.merchant("m", 9);
    int[] visitors = {0};
    night.with(
        TappedHello.before(
            day -> {
              if (++visitors[0] == 5) {
                throw new IllegalStateException("the fifth");
              }
            }));
    night.plan(1);
    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), 0));
    assertThat(failure.getType()).isEqualTo("PERMANENT");
    assertThat(failure.getOriginalMessage()).contains("the fifth");
  }
}
