package dev.nightjar.activities.backfill;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.DayRange;
import dev.nightjar.activities.late.Markers;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.SealedDays;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.late.LateRule;
import dev.nightjar.core.late.Marker;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.AgainRule;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.WithoutRecords;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the days of a backfill from intermediate rows, by the rule by which its runs choose their
 * merchants, and tells of every other merchant-day why it is skipped. Two short scans a merchant
 * and one more a merchant-day that is taken, over its seals; nothing of raw is read. Thread-safe.
 */
public final class RecordDays {
  private static final int MERCHANTS_AT_ONCE = 8;

  private final MerchantRegistry registry;
  private final Markers markers;
  private final Pointers pointers;
  private final SealedDays sealed;

  /** Over the registry and some tables. */
  public RecordDays(MerchantRegistry registry, HBaseStores stores) {
    this.registry = registry;
    this.markers = new Markers(stores);
    this.pointers = new Pointers(stores);
    this.sealed = new SealedDays(stores);
  }

  /**
   * What to choose from.
   *
   * @param days the business days
   * @param merchants the merchants; empty for all
   * @param cutoff only days that had ended by then
   * @param since a day whose merchants all have a generation as new is done; the cutoff unless it
   *     goes on with another
   * @param rule which merchant-days are summarized again
   * @param late which have raw data waiting that is not in what is published
   * @param order in which order
   */
  public record Question(
      DayRange days,
      List<MerchantId> merchants,
      Generation cutoff,
      Generation since,
      AgainRule rule,
      LateRule late,
      DayOrder order) {
    public Question {
      merchants = List.copyOf(merchants);
    }
  }

  /**
   * What was chosen.
   *
   * @param days the days in the order of their start
   * @param skipped the other merchant-days that are published or have raw data, by day and reason,
   *     in the same order of days
   */
  public record Answer(List<ChosenDay> days, List<SkippedDay> skipped) {
    public Answer {
      days = List.copyOf(days);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Chooses.
   *
   * @throws IOException when HBase does not answer
   */
  public Answer choose(Question question, Heartbeat heartbeat) throws IOException {
    NavigableMap<LocalDate, Counts> counts = new TreeMap<>();
    OrderedWindow.run(
        MERCHANTS_AT_ONCE,
        registry.snapshot().active(question.merchants()),
        merchant -> days(merchant, question),
        days ->
            days.forEach(day -> counts.computeIfAbsent(day.date(), date -> new Counts()).add(day)),
        heartbeat);
    List<ChosenDay> chosen = new ArrayList<>();
    List<SkippedDay> skipped = new ArrayList<>();
    (question.order() == DayOrder.NEWEST ? counts.descendingMap() : counts)
        .forEach((date, day) -> day.tell(date, chosen, skipped));
    return new Answer(chosen, skipped);
  }

  private static final class Counts {
    private final SortedMap<WithoutRecords, Integer> skipped = new TreeMap<>();
    private int merchants;
    private int late;
    private boolean isOpen;

    void add(MerchantsDay day) {
      if (day.skipped() != null) {
        skipped.merge(day.skipped(), 1, Integer::sum);
        return;
      }
      merchants++;
      isOpen |= day.isOpen();
      if (day.isLate()) {
        late++;
      }
    }

    void tell(LocalDate date, List<ChosenDay> chosen, List<SkippedDay> others) {
      if (isOpen) {
        chosen.add(new ChosenDay(date, merchants, late));
      } else if (merchants > 0) {
        others.add(new SkippedDay(date, WithoutRecords.NEWER_GENERATION, merchants));
      }
      skipped.forEach((reason, count) -> others.add(new SkippedDay(date, reason, count)));
    }
  }

  /**
   * A merchant's day.
   *
   * @param skipped why it is not summarized again; null when it is
   * @param isOpen whether it is not done
   * @param isLate whether raw data waits that what is published does not have
   */
  private record MerchantsDay(
      LocalDate date, @Nullable WithoutRecords skipped, boolean isOpen, boolean isLate) {
    static MerchantsDay skipped(LocalDate date, WithoutRecords reason) {
      return new MerchantsDay(date, reason, false, false);
    }
  }

  private List<MerchantsDay> days(Merchant merchant, Question question) throws IOException {
    DayRange range = question.days();
    SortedMap<LocalDate, Marker> reached =
        markers.between(merchant.id(), range.first(), range.last());
    Map<LocalDate, Pointer> published = new TreeMap<>();
    for (PublishedDay day :
        pointers.between(
            merchant.id(), question.rule().job().name(), range.first(), range.last())) {
      published.put(day.day(), day.pointer());
    }
    SortedSet<LocalDate> dates = new TreeSet<>(reached.keySet());
    dates.addAll(published.keySet());
    BusinessCalendar calendar = BusinessCalendar.of(merchant.zones());
    List<MerchantsDay> days = new ArrayList<>();
    for (LocalDate date : dates) {
      Optional<BusinessDay> day =
          calendar.day(date).filter(each -> each.hasEndedBy(question.cutoff().cutoff()));
      if (day.isPresent()) {
        days.add(day(merchant, day.get(), published.get(date), reached.get(date), question));
      }
    }
    return days;
  }

  private MerchantsDay day(
      Merchant merchant,
      BusinessDay day,
      @Nullable Pointer pointer,
      @Nullable Marker marker,
      Question question)
      throws IOException {
    Optional<WithoutRecords> refused = question.rule().refuses(day.zone(), pointer);
    if (refused.isPresent() || pointer == null) {
      return MerchantsDay.skipped(day.date(), refused.orElse(WithoutRecords.NOT_PUBLISHED));
    }
    MerchantDay merchantDay = new MerchantDay(merchant.id(), day.date());
    if (sealed.find(merchantDay, question.rule().job().name(), pointer).isEmpty()) {
      return MerchantsDay.skipped(day.date(), WithoutRecords.GONE);
    }
    boolean isLate =
        marker != null
            && question.late().waits(day.date(), marker, Optional.of(pointer)).isPresent();
    boolean isOpen = pointer.generation().compareTo(question.since()) < 0;
    return new MerchantsDay(day.date(), null, isOpen, isLate);
  }
}
