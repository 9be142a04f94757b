package dev.nightjar.core.job.harness;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job over one merchant's business day in memory, exactly as the engine would: the same
 * order, the same duplicates, everything through its stored form. Immutable; start with {@link #of}
 * and set zone and day.
 *
 * <pre>{@code
 * HarnessResult<Session> result =
 *     JobHarness.of(new MyJob()).zone("Europe/Berlin").day(LocalDate.of(2026, 3, 29)).run(events);
 * assertThat(result.row("all", "").count("sessions")).isEqualTo(2);
 * }</pre>
 *
 * @param <R> the job's intermediate record
 */
public final class JobHarness<R> {
  private static final MerchantId NOBODY = new MerchantId("merchant");
  private static final int[] PARTS = {1, 2, 7, 64};

  private final Job<R> job;
  private final ZoneId zone;
  private final @Nullable LocalDate day;

  private JobHarness(Job<R> job, ZoneId zone, @Nullable LocalDate day) {
    this.job = job;
    this.zone = zone;
    this.day = day;
  }

  /**
   * A harness of a job, in UTC unless another {@link #zone} is set.
   *
   * @throws IllegalArgumentException when the job's dimensions are not distinct
   */
  public static <R> JobHarness<R> of(Job<R> job) {
    JobCatalog unused = JobCatalog.of(job);
    return new JobHarness<>(job, ZoneId.of("UTC"), null);
  }

  /** Sets the merchant's zone, such as {@code Europe/Berlin}. */
  public JobHarness<R> zone(String iana) {
    return new JobHarness<>(job, ZoneId.of(iana), day);
  }

  /** Sets the business day; without it, it is the day of the first event given. */
  public JobHarness<R> day(LocalDate date) {
    return new JobHarness<>(job, zone, date);
  }

  /**
   * Runs the job over events in any order. When the same visitor, time and event id is given twice,
   * the last one given counts.
   *
   * @throws IllegalArgumentException when an event is not in the day or of another merchant than
   *     the first
   * @throws IllegalStateException when the job breaks its contract: its codec loses something, or
   *     two records have one key
   */
  public HarnessResult<R> run(List<Event> events) {
    SummaryDay summaryDay = summaryDay(events);
    return whole(rows(summaryDay, events), summaryDay).result();
  }

  /**
   * Runs the job again and again with the day cut into hash ranges, and ranges and records taken in
   * different orders, and tells what then differs; the job keeps its contract when that is empty.
   * The orders are the same in every call.
   */
  public List<String> orderDifferences(List<Event> events) {
    SummaryDay summaryDay = summaryDay(events);
    RawRows rows = rows(summaryDay, events);
    Map<String, String> expected = whole(rows, summaryDay).stored();
    List<String> differences = new ArrayList<>();
    for (int parts : PARTS) {
      List<HashRange> ranges = HashRange.tiles(parts);
      for (long seed = 1; seed <= 3; seed++) {
        Map<String, String> actual =
            new HarnessRun<>(job, summaryDay).shuffled(rows, ranges, seed).stored();
        String how = "%d hash ranges, order %d".formatted(parts, seed);
        differences.addAll(differences(how, expected, actual));
      }
    }
    return List.copyOf(differences);
  }

  private HarnessOutput<R> whole(RawRows rows, SummaryDay summaryDay) {
    return new HarnessRun<>(job, summaryDay).inOrder(rows, List.of(HashRange.ALL));
  }

  private static RawRows rows(SummaryDay summaryDay, List<Event> events) {
    return new RawRows(summaryDay.merchant(), summaryDay.day(), events);
  }

  private SummaryDay summaryDay(List<Event> events) {
    MerchantId merchant = events.isEmpty() ? NOBODY : events.get(0).merchant();
    BusinessCalendar calendar = BusinessCalendar.of(ZoneHistory.of(zone));
    if (day == null) {
      if (events.isEmpty()) {
        throw new IllegalArgumentException("Cannot run without events: set the day");
      }
      return new SummaryDay(merchant, calendar.dayAt(events.get(0).at()));
    }
    BusinessDay businessDay =
        calendar
            .day(day)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Invalid business day: %s does not exist in %s".formatted(day, zone)));
    return new SummaryDay(merchant, businessDay);
  }

  private static List<String> differences(
      String how, Map<String, String> expected, Map<String, String> actual) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> places = new TreeSet<>(expected.keySet());
    places.addAll(actual.keySet());
    for (String place : places) {
      String wanted = expected.getOrDefault(place, "absent");
      String found = actual.getOrDefault(place, "absent");
      if (!wanted.equals(found)) {
        differences.add("%s: %s is %s instead of %s".formatted(how, place, found, wanted));
      }
    }
    return differences;
  }
}
