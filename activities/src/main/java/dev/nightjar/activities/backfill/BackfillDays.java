package dev.nightjar.activities.backfill;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.DayRange;
import dev.nightjar.activities.late.Markers;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.ledger.FailedDays;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses the days of a backfill: what it runs and what its dry run prints. Two short scans a
 * merchant, over markers and pointers; nothing of raw is read. Thread-safe.
 */
public final class BackfillDays {
  private static final int MERCHANTS_AT_ONCE = 8;

  private final MerchantRegistry registry;
  private final Markers markers;
  private final Pointers pointers;
  private final FailedDays failed;

  /** Over the registry, some tables and a ledger. */
  public BackfillDays(MerchantRegistry registry, HBaseStores stores, FailedDays failed) {
    this.registry = registry;
    this.markers = new Markers(stores);
    this.pointers = new Pointers(stores);
    this.failed = failed;
  }

  /**
   * What to choose from.
   *
   * @param job what is computed
   * @param days the business days
   * @param merchants the merchants; empty for all
   * @param cutoff only days that had ended by then
   * @param since what has a generation as new is done; the cutoff unless it goes on with another
   * @param choice which of them
   * @param order in which order
   */
  public record Question(
      JobName job,
      DayRange days,
      List<MerchantId> merchants,
      Generation cutoff,
      Generation since,
      DayChoice choice,
      DayOrder order) {
    public Question {
      merchants = List.copyOf(merchants);
    }
  }

  /**
   * The days in their order. A day that a merchant's zone skips has no marker, and so is none.
   *
   * @throws IOException when HBase does not answer
   */
  public List<ChosenDay> choose(Question question, Heartbeat heartbeat) throws IOException {
    SortedMap<LocalDate, Integer> merchants = new TreeMap<>();
    Set<LocalDate> open = new HashSet<>();
    OrderedWindow.run(
        MERCHANTS_AT_ONCE,
        registry.snapshot().active(question.merchants()),
        merchant -> days(merchant, question),
        days ->
            days.forEach(
                day -> {
                  merchants.merge(day.date(), 1, Integer::sum);
                  if (day.isOpen()) {
                    open.add(day.date());
                  }
                }),
        heartbeat);
    merchants.keySet().retainAll(open);
    if (question.choice() == DayChoice.FAILED) {
      merchants
          .keySet()
          .retainAll(
              failed.between(question.job(), question.days().first(), question.days().last()));
    }
    List<ChosenDay> chosen = new ArrayList<>();
    merchants.forEach((day, count) -> chosen.add(new ChosenDay(day, count)));
    if (question.order() == DayOrder.NEWEST) {
      Collections.reverse(chosen);
    }
    return chosen;
  }

  /**
   * A day that a run would plan for a merchant.
   *
   * @param isOpen whether it is not done
   */
  private record PlannedDay(LocalDate date, boolean isOpen) {}

  private List<PlannedDay> days(Merchant merchant, Question question) throws IOException {
    DayRange range = question.days();
    Map<LocalDate, Generation> published = new HashMap<>();
    for (PublishedDay day :
        pointers.between(merchant.id(), question.job(), range.first(), range.last())) {
      published.put(day.day(), day.pointer().generation());
    }
    BusinessCalendar calendar = BusinessCalendar.of(merchant.zones());
    List<PlannedDay> days = new ArrayList<>();
    for (LocalDate day : markers.between(merchant.id(), range.first(), range.last()).keySet()) {
      Generation generation = published.get(day);
      boolean isPlanned = generation == null || question.choice() != DayChoice.MISSING;
      if (isPlanned && hasEnded(calendar, day, question)) {
        days.add(
            new PlannedDay(day, generation == null || generation.compareTo(question.since()) < 0));
      }
    }
    return days;
  }

  private static boolean hasEnded(BusinessCalendar calendar, LocalDate day, Question question) {
    return calendar
        .day(day)
        .filter(found -> found.hasEndedBy(question.cutoff().cutoff()))
        .isPresent();
  }
}
