package dev.nightjar.starter.generate;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.MetricType;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.generator.summary.ExpectedRow;
import dev.nightjar.jobs.analytics.AnalyticsDimensions;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import dev.nightjar.jobs.analytics.report.SummaryRow;
import dev.nightjar.starter.summary.CsvFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes what the summary has to be: in {@code expected} the tables that {@code summary export}
 * writes, and beside it {@code visitors.csv} with what no metric says. Not thread-safe.
 */
final class ExpectedSummary implements Consumer<ExpectedDay>, AutoCloseable {
  private static final Map<String, Dimension> DIMENSIONS =
      AnalyticsDimensions.EVERY.stream()
          .collect(Collectors.toMap(Dimension::name, dimension -> dimension));

  private final CsvFiles tables;
  private final BufferedWriter visitors;

  ExpectedSummary(Path folder) throws IOException {
    tables = new CsvFiles(folder.resolve("expected"), new MerchantAnalytics());
    visitors = Files.newBufferedWriter(folder.resolve("visitors.csv"));
    visitors.write("merchant,day,new,returning,events,event_id_xor\n");
  }

  @Override
  public void accept(ExpectedDay day) {
    for (ExpectedRow row : day.rows()) {
      tables.row(
          new SummaryRow(day.merchantDay(), row.dimension(), row.value(), values(row).values()));
    }
    try {
      visitors.write(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%d,%d,%016x%n",
              day.merchantDay().merchant(),
              day.merchantDay().day(),
              day.newVisitors(),
              day.returningVisitors(),
              day.events(),
              day.checksum()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All days have come. */
  void finish() throws IOException {
    tables.finish();
  }

  @Override
  public void close() throws IOException {
    try (visitors) {
      tables.close();
    }
  }

  private static Accumulator values(ExpectedRow row) {
    Dimension dimension = dimension(row.dimension());
    Accumulator values = new Accumulator(dimension);
    for (Metric metric : dimension.metrics()) {
      if (metric.type() == MetricType.COUNT) {
        values.count(metric, row.metric(metric.name()).longValueExact());
      } else {
        values.sum(metric, row.metric(metric.name()));
      }
    }
    return values;
  }

  private static Dimension dimension(String name) {
    Dimension dimension = DIMENSIONS.get(name);
    if (dimension == null) {
      throw new IllegalStateException("merchant-analytics has no dimension " + name);
    }
    return dimension;
  }
}
