package dev.nightjar.jobs.analytics.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.harness.HarnessResult;
import dev.nightjar.core.job.harness.HarnessRow;
import dev.nightjar.core.job.harness.JobHarness;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsRecord;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import dev.nightjar.jobs.analytics.report.CsvLine;
import dev.nightjar.jobs.analytics.report.CsvTable;
import dev.nightjar.jobs.analytics.report.SummaryRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A data set read line by line and run through the job in memory, merchant-day by merchant-day. */
final class Recomputed {
  private final Map<MerchantId, ZoneId> zones = new TreeMap<>();
  private final Map<MerchantDay, List<Event>> events = new TreeMap<>();
  private final Map<MerchantDay, HarnessResult<AnalyticsRecord>> results = new TreeMap<>();
  private final Map<String, Long> quarantined = new TreeMap<>();

  Recomputed(DataSet data) {
    for (JsonNode merchant : data.json("merchants.json")) {
      zones.put(
          new MerchantId(merchant.path("merchant").asText()),
          ZoneId.of(merchant.path("zone").asText()));
    }
    LineReader reader = new LineReader(zones.keySet());
    data.lines("events.ndjson.gz").forEach(line -> read(line, reader));
    events.forEach((day, ofDay) -> results.put(day, harness(day).run(ofDay)));
  }

  /** The lines of a table that is read off the summary. */
  List<String> lines(CsvTable table) {
    List<String> lines = new ArrayList<>(List.of(CsvLine.of(table.header())));
    results.forEach(
        (day, result) -> {
          for (HarnessRow row : result.rows()) {
            table.accept(
                new SummaryRow(day, row.dimension(), row.value(), row.metrics()),
                cells -> lines.add(CsvLine.of(cells)));
          }
        });
    table.finish(cells -> lines.add(CsvLine.of(cells)));
    return lines;
  }

  Map<MerchantDay, HarnessResult<AnalyticsRecord>> results() {
    return results;
  }

  Map<String, Long> quarantined() {
    return quarantined;
  }

  /** What differs when the hash ranges are cut and taken in other ways, on one day of so many. */
  List<String> orderDifferences(int days) {
    List<String> differences = new ArrayList<>();
    int number = 0;
    for (MerchantDay day : events.keySet()) {
      if (number++ % days == 0) {
        differences.addAll(harness(day).orderDifferences(events.getOrDefault(day, List.of())));
      }
    }
    return differences;
  }

  private JobHarness<AnalyticsRecord> harness(MerchantDay day) {
    return JobHarness.of(new MerchantAnalytics())
        .zone(zones.getOrDefault(day.merchant(), ZoneId.of("UTC")).getId())
        .day(day.day());
  }

  private void read(String line, LineReader reader) {
    try {
      Event event = reader.read(line);
      ZoneId zone = zones.getOrDefault(event.merchant(), ZoneId.of("UTC"));
      MerchantDay day =
          new MerchantDay(
              event.merchant(), BusinessCalendar.of(ZoneHistory.of(zone)).dayOf(event.at()));
      events.computeIfAbsent(day, any -> new ArrayList<>()).add(event);
    } catch (BadLine e) {
      quarantined.merge(e.reason().code(), 1L, Long::sum);
    }
  }
}
