package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Scan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar backfill --from intermediate} on real servers. */
@OnStack
final class FromIntermediateTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 3);
  private static final String RANGE = FIRST + ".." + LAST;
  private static final String JOB = TypeCount.NAME.value();
  private static final List<String> SHOPS = List.of("apple", "pear");

  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.on(stack, Map.of("late.overlap", "0s"));
    Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
    shell = Shell.with("--config", config.toString());
    site.register("apple", "UTC");
    site.register("pear", "Europe/Berlin");
    List<String> events = new ArrayList<>();
    for (LocalDate day : days()) {
      for (String shop : SHOPS) {
        for (int visitor = 0; visitor < 20; visitor++) {
          events.add(event(shop, day, visitor, "of-" + day));
        }
      }
    }
    site.ingest(events);
  }

  @AfterEach
  void close() {
    TypeCount.mend();
    site.close();
  }

  @Test
  void theSummariesAreThoseOfRawThoughRawIsGone() throws IOException {
    done("backfill", JOB, RANGE);
    TypeCount.become(2);
    done("backfill", JOB, RANGE, "--all");
    SortedMap<String, Digest> fromRaw = published();
    assertThat(fromRaw).hasSize(6);
    TypeCount.become(1);
    done("backfill", JOB, RANGE, "--all");
    assertThat(published()).isNotEqualTo(fromRaw);
    Pointer before = site.pointer(TypeCount.NAME, "pear", LAST);
    for (LocalDate day : days()) {
      SHOPS.forEach(shop -> delete(HBaseTable.RAW, RawKey.range(merchantDay(shop, day))));
    }
    TypeCount.become(2);
    int extracted = TypeCount.extracted();
    long rawCalls = rawCalls();
    assertThat(rawCalls).as("calls that runs from raw made").isPositive();
    assertThat(done("summary", "stale", "--job", JOB))
        .contains("nightjar backfill type-count 2026-03-01..2026-03-03 --from intermediate");

    JsonNode plan = plan();
    JsonNode ran = json(done("backfill", JOB, RANGE, "--from", "intermediate", "-o", "json"));

    assertThat(plan.get("from").asText()).isEqualTo("intermediate");
    assertThat(plan.get("merchant_days").asInt()).isEqualTo(6);
    assertThat(plan.get("skipped")).isEmpty();
    assertThat(ran.get("completed").asInt()).isEqualTo(3);
    assertThat(ran.get("merchant_days_published").asInt()).isEqualTo(6);
    assertThat(TypeCount.extracted()).isEqualTo(extracted);
    assertThat(rawCalls()).as("calls to the raw table").isEqualTo(rawCalls);
    assertThat(published()).isEqualTo(fromRaw);
    assertThat(site.values(TypeCount.NAME, "pear", LAST))
        .containsExactly(TypeCount.shout("of-" + LAST));
    Pointer after = site.pointer(TypeCount.NAME, "pear", LAST);
    assertThat(after.sources()).isEqualTo(before.sources()).isEqualTo(new RowCounts(20, 20, 0, 0));
    assertThat(after.origin())
        .isEqualTo(new Origin.SummarizedAgain(before.generation(), before.generation()));
    assertThat(site.part(Ledger.class).runs(20)).allMatch(run -> run.state() == RunState.COMPLETED);
    assertThat(done("summary", "show", "pear", LAST.toString(), "--job", JOB))
        .contains("from intermediate rows of " + before.generation());
    assertThat(done("summary", "generations", "pear", LAST.toString(), "--job", JOB))
        .contains("from intermediate rows of " + before.generation());
  }

  @Test
  void lateDataGoesOnWaitingAndIsSaid() throws IOException {
    done("backfill", JOB, RANGE);
    site.ingest(List.of(event("apple", LAST, 99, "late")));
    TypeCount.become(2);

    assertThat(done("backfill", JOB, RANGE, "--from", "intermediate", "--dry-run"))
        .containsPattern("merchant days with late data waiting +1");
    Shell.Said ran = shell.type("backfill", JOB, RANGE, "--from", "intermediate");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("1 merchant-day has raw data waiting", "goes on waiting");
    assertThat(site.values(TypeCount.NAME, "apple", LAST))
        .containsExactly(TypeCount.shout("of-" + LAST));
    assertThat(done("late", "list", "--job", JOB)).contains("apple").doesNotContain("pear");
    site.awaitSettled();
    done("late", "run", JOB);
    assertThat(site.values(TypeCount.NAME, "apple", LAST))
        .containsExactly(TypeCount.shout("late"), TypeCount.shout("of-" + LAST));
    assertThat(done("late", "list", "--job", JOB)).doesNotContain("apple");
  }

  @Test
  void whatCannotBeSummarizedAgainIsSkippedWithItsReason() throws IOException {
    done("run", JOB, FIRST.toString());
    done("run", JOB, LAST.toString());
    done("summary", "withdraw", "apple", LAST.toString(), "--job", JOB, "--reason", "x", "--yes");
    Pointer swept = site.pointer(TypeCount.NAME, "pear", LAST);
    ResultId rows = new ResultId(merchantDay("pear", LAST), TypeCount.NAME, swept.generation());
    delete(HBaseTable.PARTIAL, PartialKey.range(rows));
    delete(HBaseTable.INTERMEDIATE, IntermediateKey.range(rows));
    assertSkipped(
        "2026-03-01 UP_TO_DATE 2",
        "2026-03-02 NOT_PUBLISHED 2",
        "2026-03-03 WITHDRAWN 1",
        "2026-03-03 UP_TO_DATE 1");

    TypeCount.become(2);
    JsonNode plan =
        assertSkipped("2026-03-02 NOT_PUBLISHED 2", "2026-03-03 WITHDRAWN 1", "2026-03-03 GONE 1");
    assertThat(plan.get("chosen")).hasSize(1);
    assertThat(plan.get("chosen").get(0).get("day").asText()).isEqualTo("2026-03-01");

    TypeCount.become(3);
    assertSkipped(
        "2026-03-01 OTHER_RECORDS 2",
        "2026-03-02 NOT_PUBLISHED 2",
        "2026-03-03 WITHDRAWN 1",
        "2026-03-03 OTHER_RECORDS 1");
    assertThat(done("backfill", JOB, RANGE, "--from", "intermediate"))
        .contains("No day of the range is to be run.", "Job.recordsSince", "run it from raw");
    Shell.Said failed = shell.type("backfill", JOB, RANGE, "--from", "intermediate", "--failed");
    assertThat(failed.exit()).isNotZero();
    assertThat(failed.err()).contains("Cannot run --failed --from intermediate");
  }

  @Test
  void aSweepOfTheOldGenerationLeavesTheNewOneWholeForTheNextAndForRollback() throws IOException {
    done("run", JOB, LAST.toString());
    Pointer first = site.pointer(TypeCount.NAME, "apple", LAST);
    TypeCount.become(2);
    done("backfill", JOB, RANGE, "--from", "intermediate");
    Pointer second = site.pointer(TypeCount.NAME, "apple", LAST);
    ResultId old = new ResultId(merchantDay("apple", LAST), TypeCount.NAME, first.generation());
    delete(HBaseTable.PARTIAL, PartialKey.range(old));
    delete(HBaseTable.INTERMEDIATE, IntermediateKey.range(old));

    done("backfill", JOB, RANGE, "--from", "intermediate", "--all");
    Pointer third = site.pointer(TypeCount.NAME, "apple", LAST);
    assertThat(third.generation()).isGreaterThan(second.generation());
    assertThat(third.digest()).isEqualTo(second.digest());
    assertThat(third.dataAsOf()).isEqualTo(first.generation());
    done(
        "summary",
        "rollback",
        "apple",
        LAST.toString(),
        "--job",
        JOB,
        "--to",
        second.generation().toString(),
        "--yes");
    assertThat(site.pointer(TypeCount.NAME, "apple", LAST).digest()).isEqualTo(second.digest());
    JsonNode plan = plan("--all");
    assertThat(plan.get("skipped").toString()).contains("ROLLED_BACK");
  }

  /** Calls to the raw table by all stages of this process. */
  private long rawCalls() {
    return site
        .part(MeterRegistry.class)
        .find("nightjar.hbase.call")
        .tag("table", "raw")
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }

  private JsonNode plan(String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("backfill", JOB, RANGE, "--from", "intermediate"));
    words.addAll(List.of(options));
    words.addAll(List.of("--dry-run", "-o", "json"));
    return json(done(words.toArray(String[]::new)));
  }

  private JsonNode assertSkipped(String... skipped) throws IOException {
    JsonNode plan = plan("--order", "oldest");
    List<String> found = new ArrayList<>();
    plan.get("skipped")
        .forEach(
            each ->
                found.add(
                    "%s %s %d"
                        .formatted(
                            each.get("day").asText(),
                            each.get("skipped").asText(),
                            each.get("merchants").asInt())));
    assertThat(found).containsExactlyInAnyOrder(skipped);
    return plan;
  }

  private SortedMap<String, Digest> published() throws IOException {
    SortedMap<String, Digest> digests = new TreeMap<>();
    for (LocalDate day : days()) {
      for (String shop : SHOPS) {
        digests.put(shop + " " + day, site.pointer(TypeCount.NAME, shop, day).digest());
      }
    }
    return digests;
  }

  private void delete(HBaseTable table, KeyRange range) {
    List<Delete> deletes = new ArrayList<>();
    Scan scan = new Scan().withStartRow(range.start()).withStopRow(range.stop());
    HBaseStores stores = site.part(HBaseStores.class);
    try {
      stores.scan(table, scan, row -> deletes.add(new Delete(row.getRow())));
      stores.delete(table, deletes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MerchantDay merchantDay(String merchant, LocalDate day) {
    return new MerchantDay(new MerchantId(merchant), day);
  }

  private static List<LocalDate> days() {
    return FIRST.datesUntil(LAST.plusDays(1)).toList();
  }

  private static String event(String merchant, LocalDate day, int visitor, String type) {
    return """
        {"merchant":"%s","eventId":"e-%d","visitorId":"v%d","type":"%s","at":"%sT01:00:00Z"}"""
        .formatted(merchant, visitor, visitor, type, day);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private String done(String... words) {
    Shell.Said said = shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.out();
  }
}
