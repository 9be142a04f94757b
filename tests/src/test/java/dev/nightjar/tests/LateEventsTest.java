package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.MetricType;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.Preset;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.Block;
import dev.nightjar.generator.oracle.SqlOracle;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events that come late each for itself: of a visit some are there and others not yet, so that
 * there are two sessions where there will be one. After each night, in which only tonight's run is
 * started, the published figures are those that SQL makes of the lines that had arrived by then.
 */
@OnStack
final class LateEventsTest {
  private static final Generator GENERATOR =
      Generator.of(
          Preset.TINY.options().merchants(4).days(2).events(4_000).from(LocalDate.of(2026, 3, 28)));

  /** The first nights are a date apart, the last ones many. */
  private static final List<Integer> DATES = List.of(3, 1, 1, 10, 30);

  @Test
  void everyNightPublishesWhatSqlMakesOfTheEventsThatHadArrived(
      TestStack stack, @TempDir Path folder) throws IOException, SQLException {
    List<Block> blocks = new ArrayList<>();
    GENERATOR.feed(Faults.LATE_EVENTS).blocks(blocks::add);
    try (Site site = Site.on(stack)) {
      site.part(MerchantRegistry.class).importAll(GENERATOR.merchants());
      LocalDate by = blocks.get(0).date().minusDays(1);
      SortedMap<String, Long> before = new TreeMap<>();
      long joined = 0;
      for (int dates : DATES) {
        LocalDate after = by;
        by = by.plusDays(dates);
        deliver(site, blocks, after, by, folder);
        if (before.isEmpty()) {
          assertThat(LateNights.begin(site, GENERATOR)).isTrue();
        } else {
          LateNights.tonight(site, by);
        }
        try (SqlOracle oracle = new SqlOracle(GENERATOR, folder.resolve("lines-*.ndjson"))) {
          assertThat(published(site)).as("by %s", by).isEqualTo(expected(oracle));
          SortedMap<String, Long> sessions = oracle.sessionsOfVisitors();
          joined += visitorsOfFewerSessions(before, sessions);
          before = sessions;
        }
      }
      assertThat(blocks.get(blocks.size() - 1).date()).isBeforeOrEqualTo(by);
      assertThat(joined).as("visitors of whom a late event joined two sessions").isPositive();
    }
  }

  private static void deliver(
      Site site, List<Block> blocks, LocalDate after, LocalDate by, Path folder)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("lines-" + by + ".ndjson"))) {
      for (Block block : blocks) {
        if (block.date().isAfter(after) && !block.date().isAfter(by)) {
          site.write(block.lines().documents());
          block.lines().writeTo(out);
        }
      }
    }
    site.awaitSettled();
  }

  private static SortedMap<String, String> expected(SqlOracle oracle) throws SQLException {
    SortedMap<String, String> figures = oracle.figures();
    // Whether a visitor is new, and which events there are, is in no summary.
    figures.keySet().removeIf(key -> key.matches(".* (new|returning|xor)"));
    return figures;
  }

  private static SortedMap<String, String> published(Site site) throws IOException {
    SortedMap<String, String> figures = new TreeMap<>();
    Job<?> job = site.part(JobCatalog.class).job(LawLab.JOB);
    for (var merchant : GENERATOR.merchants()) {
      for (LocalDate day : GENERATOR.days()) {
        site.part(Summaries.class)
            .find(job, merchant.id(), day)
            .ifPresent(
                summary ->
                    summary
                        .rows()
                        .forEach(
                            row ->
                                add(
                                    figures,
                                    "%s %s %s '%s' "
                                        .formatted(
                                            merchant.id(), day, row.dimension(), row.value()),
                                    row.metrics())));
      }
    }
    return figures;
  }

  private static void add(SortedMap<String, String> figures, String whose, MetricValues values) {
    for (Metric metric : values.present()) {
      BigDecimal value =
          metric.type() == MetricType.COUNT
              ? BigDecimal.valueOf(values.count(metric.name()))
              : values.sum(metric.name());
      if (value.signum() != 0) {
        figures.put(whose + metric.name(), value.stripTrailingZeros().toPlainString());
      }
    }
  }

  private static long visitorsOfFewerSessions(
      SortedMap<String, Long> before, SortedMap<String, Long> after) {
    return before.entrySet().stream()
        .filter(visitor -> after.getOrDefault(visitor.getKey(), 0L) < visitor.getValue())
        .count();
  }
}
