package dev.nightjar.benchmark.engine;

import dev.nightjar.activities.ingest.RawEvents;
import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.benchmark.site.BenchmarkSite;
import dev.nightjar.benchmark.site.StatementCount;
import dev.nightjar.core.merchant.MerchantRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.hadoop.hbase.client.Connection;

/**
 * Measures what a night costs beside its data, on days of its own before the benchmark's: one with
 * a single event, one with a few thousand that are cut into many small chunks.
 */
public final class CoordinationProbe {
  private static final int FIXED_NIGHTS = 15;
  private static final int CHUNKS = 500;
  private static final int EVENTS_PER_CHUNK = 20;

  private final BenchmarkSite site;
  private final Nights nights;
  private final MerchantShare merchant;
  private final LocalDate emptyDay;
  private final LocalDate busyDay;

  /** A probe with one of the merchants. */
  public CoordinationProbe(
      BenchmarkSite site, Nights nights, MerchantShare merchant, LocalDate day) {
    this.site = site;
    this.nights = nights;
    this.merchant = merchant;
    this.emptyDay = day.minusDays(1);
    this.busyDay = day.minusDays(2);
  }

  /** Measures; a worker host must serve. */
  public Coordination measure() throws IOException, SQLException {
    write(emptyDay, 1);
    write(busyDay, CHUNKS * EVENTS_PER_CHUNK);
    List<Duration> fixed = new ArrayList<>();
    for (int i = 0; i < FIXED_NIGHTS; i++) {
      fixed.add(nights.run(emptyDay, List.of(), nights.limits()).elapsed());
    }
    fixed.sort(Duration::compareTo);
    StatementCount statements = new StatementCount(site.config().ledger());
    long before = statements.now();
    busyNight(1);
    long one = statements.now() - before;
    before = statements.now();
    Nights.Night many = busyNight(CHUNKS);
    long all = statements.now() - before;
    NightCost cost = nights.cost(many, 1);
    return new Coordination(
        fixed.get(FIXED_NIGHTS / 2),
        cost.chunks(),
        (double) (all - one) / (cost.chunks() - 1),
        (double) cost.historyEvents() / cost.chunks(),
        (double) cost.transitions() / cost.chunks());
  }

  private Nights.Night busyNight(int chunks) throws IOException {
    return nights.run(busyDay, List.of(), nights.limits((long) CHUNKS * EVENTS_PER_CHUNK, chunks));
  }

  private void write(LocalDate day, int events) throws IOException {
    String noon = day.atTime(12, 0).atZone(merchant.zone()).toInstant().toString();
    List<byte[]> documents =
        IntStream.range(0, events)
            .mapToObj(
                number ->
                    """
                    {"merchant":"%s","eventId":"probe-%d","visitorId":"probe-%d","type":"view","at":"%s"}"""
                        .formatted(merchant.merchant(), number, number, noon)
                        .getBytes(StandardCharsets.UTF_8))
            .toList();
    RawEvents.builder(site.part(Connection.class), site.part(MerchantRegistry.class))
        .namespace(site.config().hbase().namespace())
        .build()
        .write("benchmark probe", documents);
    // A run's cutoff lies so far behind its start.
    LockSupport.parkNanos(2 * nights.limits().settlingLag().toNanos());
  }
}
