package dev.nightjar.activities.summary;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Scan;

/**
 * Reads published summaries. Whoever reads sees one whole generation: the pointer is read first,
 * then that generation's rows, which never change; their number is checked against the pointer, and
 * when the pointer has moved meanwhile the newer generation is read instead. A pointer that keeps
 * moving is followed {@value #MOST_TRIES} times; then the last generation that was read whole
 * counts. Every method that reads rows throws {@link IOException} when HBase can't be reached,
 * {@link IncompleteGeneration} when rows are missing, and {@link SummaryWithdrawn} when the day was
 * withdrawn. Thread-safe.
 */
public final class Summaries {
  /** How often a moving pointer is followed. */
  public static final int MOST_TRIES = 5;

  /** The most rows that {@link #top} keeps. */
  public static final int MOST_TOP_ROWS = 100_000;

  private static final int ROWS_PER_READ = 1000;

  private final HBaseStores stores;
  private final Pointers pointers;

  /** The summaries in some tables. */
  public Summaries(HBaseStores stores) {
    this.stores = stores;
    this.pointers = new Pointers(stores);
  }

  /** All rows of a merchant's day, on the heap; empty when the day is not published. */
  public Optional<DaySummary> find(Job<?> job, MerchantId merchant, LocalDate day)
      throws IOException {
    return find(
        job,
        merchant,
        day,
        job.dimensions().stream().map(Dimension::name).collect(Collectors.toSet()));
  }

  /**
   * The rows of some dimensions of a merchant's day, on the heap; empty when the day is not
   * published.
   *
   * @throws IllegalArgumentException when the job declares no such dimension
   */
  public Optional<DaySummary> find(
      Job<?> job, MerchantId merchant, LocalDate day, Set<String> dimensions) throws IOException {
    List<SummaryRow> rows = new ArrayList<>();
    SummaryVisitor visitor =
        new SummaryVisitor() {
          @Override
          public void begin(Pointer pointer) {
            rows.clear();
          }

          @Override
          public void row(SummaryRow row) {
            rows.add(row);
          }
        };
    MerchantDay merchantDay = new MerchantDay(merchant, day);
    return visit(job, merchant, day, dimensions, visitor)
        .map(pointer -> new DaySummary(merchantDay, job.name(), pointer, rows));
  }

  /**
   * The first rows of a dimension by an order, the first first, however many rows there are; empty
   * when the day is not published.
   *
   * @param most how many, 1 to {@link #MOST_TOP_ROWS}; as many are held on the heap
   * @param order which row comes first; equal rows come in order of their values, bytewise
   */
  public Optional<DaySummary> top(
      Job<?> job,
      MerchantId merchant,
      LocalDate day,
      String dimension,
      int most,
      Comparator<SummaryRow> order)
      throws IOException {
    if (most < 1 || most > MOST_TOP_ROWS) {
      throw new IllegalArgumentException(
          "Invalid number of rows: %d is not in 1..%d".formatted(most, MOST_TOP_ROWS));
    }
    TopRows top = new TopRows(most, order.thenComparing(SummaryRow::value, Bytewise.ORDER));
    MerchantDay merchantDay = new MerchantDay(merchant, day);
    return visit(job, merchant, day, Set.of(dimension), top)
        .map(pointer -> new DaySummary(merchantDay, job.name(), pointer, top.inOrder()));
  }

  /**
   * Streams the rows of some dimensions past a visitor, which sees them all before this returns.
   *
   * @return what was read; empty when the day is not published
   * @throws SummaryWithdrawn when the day was withdrawn
   * @throws IllegalArgumentException when the job declares no such dimension
   */
  public Optional<Pointer> visit(
      Job<?> job,
      MerchantId merchant,
      LocalDate day,
      Set<String> dimensions,
      SummaryVisitor visitor)
      throws IOException {
    List<Dimension> wanted = declared(job, dimensions);
    MerchantDay merchantDay = new MerchantDay(merchant, day);
    Optional<Pointer> pointer = pointers.find(merchantDay, job.name());
    for (int tries = 1; pointer.isPresent(); tries++) {
      SummaryWithdrawn.check(merchantDay, job.name(), pointer.get());
      Optional<IncompleteGeneration> flaw =
          read(merchantDay, job.name(), pointer.get(), wanted, visitor);
      Optional<Pointer> now = pointers.find(merchantDay, job.name());
      boolean moved = !now.equals(pointer);
      if (flaw.isPresent() && (!moved || tries == MOST_TRIES)) {
        throw flaw.get();
      }
      if (!moved || tries == MOST_TRIES) {
        return pointer;
      }
      pointer = now;
    }
    return pointer;
  }

  /**
   * A merchant's published days, both ends included, in order; days that were withdrawn are among
   * them, with a pointer that says so.
   */
  public List<PublishedDay> days(JobName job, MerchantId merchant, LocalDate first, LocalDate last)
      throws IOException {
    return pointers.between(merchant, job, first, last);
  }

  private Optional<IncompleteGeneration> read(
      MerchantDay merchantDay,
      JobName job,
      Pointer pointer,
      List<Dimension> dimensions,
      SummaryVisitor visitor)
      throws IOException {
    ResultId result = new ResultId(merchantDay, job, pointer.generation());
    visitor.begin(pointer);
    for (Dimension dimension : dimensions) {
      long expected = pointer.rows(dimension.name());
      long found = expected == 0 ? 0 : read(result, dimension, visitor);
      if (found != expected) {
        return Optional.of(new IncompleteGeneration(result, dimension.name(), expected, found));
      }
    }
    return Optional.empty();
  }

  private long read(ResultId result, Dimension dimension, SummaryVisitor visitor)
      throws IOException {
    KeyRange range = SummaryKey.range(result, Granularity.DAY, dimension.name());
    Scan scan =
        new Scan()
            .withStartRow(range.start())
            .withStopRow(range.stop())
            .addFamily(HBaseTable.SUMMARY.family())
            .setCaching(ROWS_PER_READ);
    long[] rows = {0};
    stores.scan(
        HBaseTable.SUMMARY,
        scan,
        row -> {
          rows[0]++;
          visitor.row(SummaryCells.read(dimension, row));
          return true;
        });
    return rows[0];
  }

  private static List<Dimension> declared(Job<?> job, Set<String> names) {
    Set<String> unknown = new TreeSet<>(names);
    List<Dimension> declared =
        job.dimensions().stream()
            .filter(dimension -> unknown.remove(dimension.name()))
            .sorted(Comparator.comparing(Dimension::name, Bytewise.ORDER))
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid dimensions: job %s declares no %s; it declares %s"
              .formatted(
                  job.name(), unknown, job.dimensions().stream().map(Dimension::name).toList()));
    }
    return declared;
  }
}
