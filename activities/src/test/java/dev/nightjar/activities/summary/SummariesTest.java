package dev.nightjar.activities.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.message.PlanReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.hbase.client.Delete;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
final class SummariesTest {
  private static final HelloCount JOB = new HelloCount();

  private static EngineLab lab;
  private static Summaries summaries;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
    summaries = new Summaries(lab.stores());
  }

  @Test
  void aReaderPollingWhileGenerationsArePublishedSeesWholeOnesOnly() {
    Night night = new Night(lab, "poll").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 30);
    List<PlanReport> plans = new ArrayList<>();
    for (int generation = 1; generation <= 4; generation++) {
      long arrival = night.run(generation).generation().cutoffMillis();
      night.deliver(merchant, 30, generation + ".00", arrival);
      PlanReport plan = night.plan(generation);
      night.processAll(plan, 1);
      plans.add(plan);
    }
    night.publishAll(plans.get(0));
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch reading = new CountDownLatch(1);
    CompletableFuture<Set<String>> seen =
        CompletableFuture.supplyAsync(() -> poll(merchant, over, reading));
    await(reading);
    plans.subList(1, 4).forEach(night::publishAll);
    over.set(true);
    // In every generation the rows of visitors' first types add up to the row of all.
    assertThat(seen.join())
        .isSubsetOf("90.00 90.00", "180.00 180.00", "270.00 270.00", "360.00 360.00")
        .contains("90.00 90.00");
  }

  private static Set<String> poll(MerchantId merchant, AtomicBoolean over, CountDownLatch reading) {
    Set<String> seen = new TreeSet<>();
    try {
      while (!over.get()) {
        DaySummary summary = summaries.find(JOB, merchant, Night.DAY).orElseThrow();
        seen.add("%s %s".formatted(sum(summary, "all"), sum(summary, "first")));
        reading.countDown();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return seen;
  }

  private static String sum(DaySummary summary, String dimension) {
    return summary.rows(dimension).stream()
        .map(row -> row.metrics().sum("amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2)
        .toPlainString();
  }

  @Test
  void aReaderStartsAgainWhenThePointerMovesMeanwhile() throws IOException {
    Night night = new Night(lab, "moves").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 3);
    night.whole(1);
    PlanReport newer = night.plan(2);
    night.processAll(newer, 1);
    List<String> seen = new ArrayList<>();
    SummaryVisitor visitor =
        new SummaryVisitor() {
          @Override
          public void begin(Pointer pointer) {
            seen.add("begin " + pointer.generation());
          }

          @Override
          public void row(SummaryRow row) {
            seen.add(row.dimension());
            if (seen.size() == 2) {
              night.publishAll(newer);
            }
          }
        };
    Pointer read = summaries.visit(JOB, merchant, Night.DAY, Set.of("all"), visitor).orElseThrow();
    assertThat(read.generation()).isEqualTo(night.run(2).generation());
    assertThat(seen)
        .containsExactly(
            "begin " + night.run(1).generation(),
            "all",
            "begin " + night.run(2).generation(),
            "all");
  }

  @Test
  void missingRowsAreAnErrorThatNamesThem() throws IOException {
    Night night = new Night(lab, "missing").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 3);
    night.whole(1);
    ResultId result = ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY));
    byte[] key = SummaryKey.bytes(result, Granularity.DAY, "visitor", "VISITORv1");
    lab.stores().delete(HBaseTable.SUMMARY, List.of(new Delete(key)));
    assertThatThrownBy(() -> summaries.find(JOB, merchant, Night.DAY))
        .isInstanceOf(IncompleteGeneration.class)
        .hasMessageContaining("missing-m/2024-06-10 by job hello-count")
        .hasMessageContaining("has 2 rows of dimension 'visitor', its pointer tells of 3")
        .hasMessageContaining("--force");
    assertThat(summaries.find(JOB, merchant, Night.DAY, Set.of("all"))).isPresent();
  }

  @Test
  void theTopRowsComeInTheOrderAskedForAndEqualOnesByValue() throws IOException {
    Night night = new Night(lab, "top").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 12);
    night.whole(1);
    DaySummary top =
        summaries
            .top(
                JOB,
                merchant,
                Night.DAY,
                "first",
                3,
                Comparator.comparing(
                    (SummaryRow row) -> row.metrics().count("visitors"), Comparator.reverseOrder()))
            .orElseThrow();
    // Visitors 0 to 11 begin with types t0 to t6 by turns: t0 to t4 have two visitors each.
    assertThat(top.rows()).extracting(SummaryRow::value).containsExactly("t0", "t1", "t2");
    assertThat(top.rows().get(0).metrics().count("visitors")).isEqualTo(2);
  }

  @Test
  void publishedDaysAreListedWithinTheirBounds() throws IOException {
    Night night = new Night(lab, "days").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 1);
    night.whole(1);
    assertThat(summaries.days(JOB.name(), merchant, Night.DAY, Night.DAY))
        .extracting(PublishedDay::day)
        .containsExactly(Night.DAY);
    assertThat(summaries.days(JOB.name(), merchant, Night.DAY.minusDays(9), Night.DAY.minusDays(1)))
        .isEmpty();
    assertThat(summaries.find(JOB, merchant, Night.DAY.plusDays(1))).isEmpty();
  }

  @Test
  void aDimensionThatTheJobDoesNotDeclareIsRefused() {
    assertThatThrownBy(
            () -> summaries.find(JOB, new MerchantId("m"), Night.DAY, Set.of("all", "moon")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("declares no [moon]; it declares [visitor, all, first]");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
