package dev.nightjar.activities.late;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.late.Marker;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds raw rows that no marker announces: of writers that crashed between row and marker, and of
 * programs that put rows themselves. It reads keys alone, two or three rows of a merchant-day, and
 * may run beside everything. Thread-safe.
 */
public final class LateAudit {
  private static final int MERCHANTS_AT_ONCE = 4;

  private final MerchantRegistry registry;
  private final HBaseStores stores;
  private final Markers markers;

  /** Over the registry and some tables. */
  public LateAudit(MerchantRegistry registry, HBaseStores stores) {
    this.registry = registry;
    this.stores = stores;
    this.markers = new Markers(stores);
  }

  /** What is done about what is found. */
  public enum Mode {
    /** Its marker is put. */
    MARK,
    /** Nothing. */
    LOOK
  }

  /**
   * What to audit.
   *
   * @param merchants only these; empty for all that are registered
   * @param days only these business days
   * @param by rows that arrived later may still be announced by their writer
   * @param overlap a marker announces rows that arrived up to so long after it
   * @param mode what to do
   */
  public record Question(
      List<MerchantId> merchants, DayRange days, Instant by, Duration overlap, Mode mode) {
    public Question {
      merchants = List.copyOf(merchants);
    }
  }

  /**
   * A merchant-day with rows that no marker announces.
   *
   * @param merchantDay which
   * @param marker its marker that is too old; null for none
   */
  public record Unannounced(MerchantDay merchantDay, @Nullable Marker marker) {}

  /**
   * What an audit came to.
   *
   * @param merchants merchants audited
   * @param merchantDays merchant-days with rows
   * @param unannounced those that no marker announced
   */
  public record Report(int merchants, long merchantDays, long unannounced) {}

  /**
   * Audits merchant by merchant. Killed, it has put some of the markers; done again, it goes on.
   *
   * @param found takes what is found, in the calling thread, its marker put already
   * @param progress is told how many merchants are done, in the calling thread
   * @throws IOException when HBase does not answer
   */
  public Report run(Question question, Consumer<Unannounced> found, Consumer<Report> progress)
      throws IOException {
    List<MerchantId> merchants =
        question.merchants().isEmpty()
            ? registry.snapshot().merchants().stream().map(Merchant::id).toList()
            : question.merchants();
    AtomicLong days = new AtomicLong();
    Tally tally = new Tally();
    OrderedWindow.run(
        MERCHANTS_AT_ONCE,
        merchants,
        merchant -> audited(merchant, question, days),
        unannounced -> {
          unannounced.forEach(found);
          tally.merchants++;
          tally.unannounced += unannounced.size();
          progress.accept(tally.report(days));
        },
        Heartbeat.NONE);
    return tally.report(days);
  }

  private static final class Tally {
    private int merchants;
    private long unannounced;

    Report report(AtomicLong days) {
      return new Report(merchants, days.get(), unannounced);
    }
  }

  private List<Unannounced> audited(MerchantId merchant, Question question, AtomicLong days)
      throws IOException {
    DayRange range = question.days();
    SortedMap<LocalDate, Marker> known = markers.between(merchant, range.first(), range.last());
    List<Unannounced> found = new ArrayList<>();
    Optional<LocalDate> day = nextDay(merchant, range.first(), range.last());
    while (day.isPresent()) {
      days.incrementAndGet();
      MerchantDay merchantDay = new MerchantDay(merchant, day.get());
      Marker marker = known.get(day.get());
      if (hasUnannounced(merchantDay, marker, question)) {
        found.add(new Unannounced(merchantDay, marker));
      }
      day = nextDay(merchant, day.get().plusDays(1), range.last());
    }
    if (question.mode() == Mode.MARK) {
      stores.write(
          HBaseTable.ARRIVALS,
          found.stream().map(one -> Markers.ofAudit(one.merchantDay())).toList());
    }
    return found;
  }

  /** The first day of a merchant from one on that has a row; found with one seek. */
  private Optional<LocalDate> nextDay(MerchantId merchant, LocalDate from, LocalDate last)
      throws IOException {
    if (from.isAfter(last)) {
      return Optional.empty();
    }
    byte[] start = RawKey.range(new MerchantDay(merchant, from)).start();
    byte[] stop = RawKey.range(new MerchantDay(merchant, last)).stop();
    return firstKey(scan(start, stop)).map(RawKey::dayOf);
  }

  private boolean hasUnannounced(
      MerchantDay merchantDay, @Nullable Marker marker, Question question) throws IOException {
    long from = marker == null ? 0 : marker.reached().plus(question.overlap()).toEpochMilli() + 1;
    KeyRange rows = RawKey.range(merchantDay);
    long until = question.by().toEpochMilli() + 1;
    return from < until
        && firstKey(scan(rows.start(), rows.stop()).setTimeRange(from, until)).isPresent();
  }

  private Optional<byte[]> firstKey(Scan scan) throws IOException {
    List<byte[]> keys = new ArrayList<>(1);
    stores.scan(
        HBaseTable.RAW,
        scan,
        row -> {
          keys.add(row.getRow());
          return false;
        });
    return keys.stream().findFirst();
  }

  private static Scan scan(byte[] start, byte[] stop) {
    return new Scan()
        .withStartRow(start)
        .withStopRow(stop)
        .addFamily(HBaseTable.RAW.family())
        .setFilter(new FilterList(new FirstKeyOnlyFilter(), new KeyOnlyFilter()))
        .setLimit(1)
        .setCaching(1);
  }
}
