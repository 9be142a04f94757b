package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The extremes, in processes whose heaps are far too small for whoever holds what streams by: a
 * part of them in the smallest heaps, and in full where there are minutes for it.
 */
@OnStack
@Timeout(600)
class SmallHeapsTest {
  /** With both compilers, as the start script does it: a million rows are worth the second. */
  private static final String COMPILERS = "-XX:TieredStopAtLevel=4";

  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  private static final int MEGABYTE = 1_000_000;
  private static final int SENT_AGAIN = 1_000;
  private static final int BASKET = 5_000;
  private static final BigDecimal MOST_MONEY = new BigDecimal("99999999999999.999999");

  private final Path folder;

  SmallHeapsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  Extremes extremes() {
    return new Extremes(125_000, 62_500, "-Xmx64m", "-Xmx96m");
  }

  /**
   * What comes, and what heap it meets.
   *
   * @param events of one visitor
   * @param products of one merchant
   * @param ingest the heap of an ingest, as an option of its JVM
   * @param worker that of a worker host
   */
  record Extremes(int events, int products, String ingest, String worker) {}

  @Test
  void aLineOfAHundredMegabytesAndABombAreSurvivedAndCounted(TestStack stack) throws Exception {
    Path file = folder.resolve("long.ndjson");
    byte[] megabyte = new byte[MEGABYTE];
    Arrays.fill(megabyte, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write((line("crowd", "a", 0, "") + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
      out.write(("\n" + line("crowd", "b", 0, "")).getBytes(StandardCharsets.UTF_8));
    }
    Path bomb = folder.resolve("bomb.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      for (int i = 0; i < 1_000; i++) {
        out.write(new byte[MEGABYTE]);
      }
    }
    try (Site site = site(stack)) {
      assertThat(ingested(file)).contains("3 lines = 2 accepted + 1 quarantined");
      try (NightjarProcess refused = ingest(bomb)) {
        assertThat(refused.exit()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err())
            .contains("over 250 times as much", "Its first 0 lines")
            .doesNotContain("OutOfMemory", "\tat ");
      }
      assertThat(site.part(QuarantineStore.class).counts())
          .containsOnlyKeys(QuarantineReason.UNPARSED)
          .containsValue(1L);
    }
  }

  @Test
  void theLargestVisitorBasketAndCatalogueFitTheHeapOfAWorkerHost(TestStack stack)
      throws Exception {
    try (Site site = site(stack);
        WorkerHosts hosts = new WorkerHosts(folder, List.of(extremes().worker(), COMPILERS))) {
      assertThat(ingested(file("crowd.ndjson", this::crowd)))
          .contains("%,d lines = %<,d accepted".formatted(extremes().events() + SENT_AGAIN));
      assertThat(ingested(file("bazaar.ndjson", this::bazaar)))
          .contains("%,d lines = %<,d accepted".formatted(extremes().products()));
      assertThat(ingested(file("basket.ndjson", this::basket)))
          .contains("%,d lines = %<,d accepted".formatted(BASKET + 200 + 201));
      site.awaitSettled();
      NightjarProcess worker = hosts.worker();

      RunReport report =
          site.start(MerchantAnalytics.NAME, DAY, Existing.KEEP, null, site.limits()).result();

      assertThat(report.failures()).isEmpty();
      assertThat(report.state()).isEqualTo(RunState.COMPLETED);
      assertThat(report.merchantsPublished()).isEqualTo(3);
      assertThat(worker.all()).doesNotContain("OutOfMemory");
      checkCrowd(rows(site, "crowd"));
      checkBazaar(rows(site, "bazaar"));
      checkBasket(rows(site, "basket"));
      assertThat(site.published(MerchantAnalytics.NAME, "silent", DAY)).isEmpty();
    }
  }

  private void checkCrowd(Map<String, MetricValues> rows) {
    MetricValues all = row(rows, "all ");
    assertThat(all.count("events")).isEqualTo(extremes().events());
    assertThat(all.count("visitors")).isEqualTo(1);
    assertThat(all.count("sessions")).isEqualTo(1);
    assertThat(all.sum("gross"))
        .isEqualByComparingTo(MOST_MONEY.multiply(new BigDecimal(extremes().events())));
  }

  private void checkBazaar(Map<String, MetricValues> rows) {
    assertThat(rows.keySet().stream().filter(key -> key.startsWith("product ")))
        .hasSize(extremes().products());
    assertThat(row(rows, "all ").sum("units"))
        .isEqualByComparingTo(new BigDecimal(extremes().products()));
    assertThat(row(rows, "product sku-77").count("orders")).isEqualTo(1);
  }

  private static void checkBasket(Map<String, MetricValues> rows) {
    MetricValues all = row(rows, "all ");
    assertThat(all.count("orders")).isEqualTo(3);
    assertThat(all.count("pair_orders_skipped")).isEqualTo(2);
    assertThat(rows.keySet().stream().filter(key -> key.startsWith("pair ")))
        .hasSize(200 * 199 / 2);
    assertThat(row(rows, "product sku-0").count("orders")).isEqualTo(3);
    assertThat(row(rows, "product sku-4999").count("orders")).isEqualTo(1);
  }

  /** One visitor, one long session; some events come again at another time. */
  private void crowd(PrintStream out) {
    for (int i = 0; i < extremes().events() + SENT_AGAIN; i++) {
      out.println(
          line(
              "crowd",
              "0b8a2f6c-9d4e-4f7a-8c1d-%012d".formatted(i % extremes().events()),
              i,
              ",\"visitorId\":\"everybody\",\"productId\":\"sku-%d\",\"amount\":\"%s\""
                  .formatted(i % 5_000, MOST_MONEY)));
    }
  }

  private void bazaar(PrintStream out) {
    for (int i = 0; i < extremes().products(); i++) {
      out.println(
          line(
              "bazaar",
              "e" + i,
              i,
              ",\"visitorId\":\"v%d\",\"orderId\":\"o%d\",\"productId\":\"sku-%d\",\"quantity\":1,\"amount\":1"
                  .formatted(i / 2, i, i)));
    }
  }

  private void basket(PrintStream out) {
    for (int lines : List.of(BASKET, 200, 201)) {
      for (int i = 0; i < lines; i++) {
        out.println(
            line(
                "basket",
                "e%d-%d".formatted(lines, i),
                0,
                ",\"visitorId\":\"v\",\"orderId\":\"o%d\",\"productId\":\"sku-%d\",\"amount\":1"
                    .formatted(lines, i)));
      }
    }
  }

  private static String line(String merchant, String id, long millis, String more) {
    return """
        {"merchant":"%s","eventId":"%s","type":"purchase","at":"%s"%s}"""
        .formatted(merchant, id, START.plusMillis(millis).plusNanos(1_000_000), more);
  }

  private static Map<String, MetricValues> rows(Site site, String merchant) throws IOException {
    DaySummary summary =
        site.part(Summaries.class)
            .find(new MerchantAnalytics(), new MerchantId(merchant), DAY)
            .orElseThrow();
    Map<String, MetricValues> rows = new HashMap<>();
    summary.rows().forEach(row -> rows.put(row.dimension() + " " + row.value(), row.metrics()));
    return rows;
  }

  private static MetricValues row(Map<String, MetricValues> rows, String key) {
    return Objects.requireNonNull(rows.get(key), key);
  }

  private interface Writing {
    void write(PrintStream out);
  }

  private Path file(String name, Writing writing) throws IOException {
    Path file = folder.resolve(name);
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16),
            false,
            StandardCharsets.UTF_8)) {
      writing.write(out);
    }
    return file;
  }

  private String ingested(Path file) throws Exception {
    try (NightjarProcess ingest = ingest(file)) {
      assertThat(ingest.exit(Duration.ofMinutes(3))).as(ingest.all()).isZero();
      return ingest.out();
    }
  }

  private NightjarProcess ingest(Path file) throws IOException {
    return NightjarProcess.start(
        folder,
        List.of(extremes().ingest(), COMPILERS),
        Map.of(),
        List.of("ingest", file.toString()));
  }

  /** A site whose configuration lies in the folder, with four merchants, one of them silent. */
  private Site site(TestStack stack) throws IOException {
    Site site = Site.withoutWorkers(stack, Map.of());
    List.of("crowd", "bazaar", "basket", "silent").forEach(each -> site.register(each, "UTC"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    return site;
  }
}
