package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.ingest.RawEvents;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.Contents;
import dev.nightjar.tests.Site;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * HBase's servers are killed in the middle of ingest. What was acknowledged is there afterwards,
 * although the disk under HBase is a local one: acknowledged writes have reached the operating
 * system, which outlives them.
 */
@Tag("crash")
@Tag("faults")
@OnStack
@Timeout(900)
final class IngestCrashTest {
  private static final long SEED = 9_001;
  private static final long EVENTS = 20_000;
  private static final int BATCH = 100;
  private static final Duration AWAY = Duration.ofSeconds(1);

  private static final List<List<Target>> KILLED =
      List.of(
          List.of(new Target(Part.REGION_SERVER, 1)),
          List.of(new Target(Part.REGION_SERVER, 2)),
          List.of(
              new Target(Part.REGION_SERVER, 1),
              new Target(Part.REGION_SERVER, 2),
              Target.of(Part.HBASE_MASTER)));

  private final Servers servers = new Servers(StackCommand.ofTests());
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  void whatWasAcknowledgedIsThereAfterHBaseWasKilled(TestStack stack) throws Exception {
    KnownData data = KnownData.of(SEED, EVENTS);
    List<byte[]> documents = data.onTime();
    try (Site calm = site(stack, data);
        Site stormy = site(stack, data)) {
      calm.write(documents);
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<?> ingest =
            thread.submit(
                () -> {
                  ingest(stormy, documents);
                  return null;
                });
        for (int round = 0; round < KILLED.size(); round++) {
          int from = documents.size() * (round + 1) / (KILLED.size() + 2);
          Signals.await(Duration.ofMinutes(4), () -> acknowledged.get() >= from || ingest.isDone());
          assertThat(ingest.isDone()).as("ingest ended before a kill").isFalse();
          for (Target target : KILLED.get(round)) {
            servers.signal(target, "KILL");
          }
          Signals.pass(AWAY);
          servers.bringUp(KILLED.get(round));
        }
        ingest.get();
      } finally {
        thread.shutdown();
      }
      assertThat(acknowledged).hasValue(documents.size());
      for (HBaseTable table : List.of(HBaseTable.RAW, HBaseTable.QUARANTINE, HBaseTable.ARRIVALS)) {
        assertThat(Contents.of(stormy, table))
            .as(table.toString())
            .isEqualTo(Contents.of(calm, table));
      }
      assertThat(Contents.rows(stormy, HBaseTable.RAW)).isPositive();
    }
  }

  private static Site site(TestStack stack, KnownData data) throws IOException {
    Site site = Site.withoutWorkers(stack, Map.of("hbase.connectTimeout", "9s"));
    site.part(MerchantRegistry.class).importAll(data.generator().merchants());
    return site;
  }

  /** Batch by batch; one that returns is acknowledged, and is not written again. */
  private void ingest(Site site, List<byte[]> documents) throws IOException {
    for (int from = 0; from < documents.size(); from += BATCH) {
      List<byte[]> batch = documents.subList(from, Math.min(from + BATCH, documents.size()));
      RawEvents.Report report = site.write(batch);
      assertThat(report.accepted() + report.refused().size()).isEqualTo(batch.size());
      acknowledged.addAndGet(batch.size());
    }
  }
}
