package dev.nightjar.activities.quarantine;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.QuarantineKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.BinaryComponentComparator;
import org.apache.hadoop.hbase.filter.ByteArrayComparable;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.RegexStringComparator;
import org.apache.hadoop.hbase.filter.RowFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/** Filters as scans: what the region servers can decide, they do. */
final class QuarantineScans {
  private static final int CACHING = 1_000;
  private static final long MAX_RESULT_BYTES = 4L << 20;
  private static final int OWNER_AT = 2;

  private QuarantineScans() {}

  /** A scan of what fits a filter, but for the end of its times; columns are still to be chosen. */
  static Scan of(QuarantineFilter filter, @Nullable QuarantineKey after) throws IOException {
    Scan scan = new Scan().setCaching(CACHING).setMaxResultSize(MAX_RESULT_BYTES);
    FilterList parts = new FilterList(FilterList.Operator.MUST_PASS_ALL);
    if (filter.whose() instanceof Whose.One one) {
      within(scan, QuarantineKey.range(one.merchant()), after);
    } else if (after != null) {
      scan.withStartRow(after.bytes(), false);
    }
    if (filter.whose() instanceof Whose.Nobody) {
      parts.addFilter(
          new RowFilter(
              CompareOperator.EQUAL, new BinaryComponentComparator(new byte[] {0}, OWNER_AT)));
    }
    if (!filter.reasons().isEmpty()) {
      parts.addFilter(reasons(filter));
    }
    if (filter.source() != null) {
      parts.addFilter(column(QuarantineCells.SOURCE, source(filter.source())));
    }
    if (!parts.getFilters().isEmpty()) {
      scan.setFilter(parts);
    }
    if (filter.since() != null) {
      since(scan, filter.since());
    }
    return scan;
  }

  /** The part of a range after a record, which may be another merchant's, before it or behind. */
  private static void within(Scan scan, KeyRange range, @Nullable QuarantineKey after) {
    byte[] start = range.start();
    byte[] stop = range.stop();
    if (after == null || Arrays.compareUnsigned(after.bytes(), start) < 0) {
      scan.withStartRow(start).withStopRow(stop);
    } else if (range.contains(after.bytes())) {
      scan.withStartRow(after.bytes(), false).withStopRow(stop);
    } else {
      scan.withStartRow(stop, false).withStopRow(stop, false);
    }
  }

  /**
   * A row is never written before it came. The end is not set: with it HBase could show what lay
   * there before the row was written again.
   */
  private static void since(Scan scan, Instant since) throws IOException {
    scan.setTimeRange(Math.max(0, since.toEpochMilli()), Long.MAX_VALUE);
  }

  private static Filter reasons(QuarantineFilter filter) {
    FilterList any = new FilterList(FilterList.Operator.MUST_PASS_ONE);
    for (QuarantineReason reason : filter.reasons()) {
      any.addFilter(
          column(QuarantineCells.REASON, new BinaryComparator(Bytes.toBytes(reason.code()))));
    }
    return any;
  }

  private static Filter column(byte[] qualifier, ByteArrayComparable wanted) {
    SingleColumnValueFilter filter =
        new SingleColumnValueFilter(
            QuarantineCells.FAMILY, qualifier, CompareOperator.EQUAL, wanted);
    filter.setFilterIfMissing(true);
    return filter;
  }

  private static RegexStringComparator source(String wanted) {
    RegexStringComparator comparator = new RegexStringComparator(pattern(wanted), Pattern.DOTALL);
    comparator.setCharset(StandardCharsets.UTF_8);
    return comparator;
  }

  /** A part of a name, or the whole of it when it has {@code *} or {@code ?}. */
  static String pattern(String wanted) {
    if (wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0) {
      return Pattern.quote(wanted);
    }
    StringBuilder pattern = new StringBuilder("\\A");
    wanted
        .codePoints()
        .forEach(
            point ->
                pattern.append(
                    point == '*'
                        ? ".*"
                        : point == '?' ? "." : Pattern.quote(Character.toString(point))));
    return pattern.append("\\z").toString();
  }
}
