package dev.nightjar.activities.late;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.late.LateReason;
import dev.nightjar.core.late.LateRule;
import dev.nightjar.core.late.Marker;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the merchant-days that wait: two short scans a merchant, one over its markers and one over
 * its pointers. Nothing of raw is read. Thread-safe.
 */
public final class LateSearch {
  private static final int MERCHANTS_AT_ONCE = 8;

  private final MerchantRegistry registry;
  private final Markers markers;
  private final Pointers pointers;

  /** Over the registry and some tables. */
  public LateSearch(MerchantRegistry registry, HBaseStores stores) {
    this.registry = registry;
    this.markers = new Markers(stores);
    this.pointers = new Pointers(stores);
  }

  /**
   * What to look for.
   *
   * @param job what is computed
   * @param cutoff only business days that had ended by then
   * @param days only these business days
   * @param zones whose merchants
   * @param rule which merchant-days wait
   */
  public record Question(
      JobName job, Generation cutoff, DayRange days, ZoneGroup zones, LateRule rule) {}

  /**
   * Gives out what waits, merchant by merchant in the registry's order, each in order of its days,
   * in the calling thread. Merchants that are paused or erased wait for nothing.
   *
   * @throws IOException when HBase does not answer
   */
  public void run(Question question, Consumer<WaitingDay> out, Heartbeat heartbeat)
      throws IOException {
    OrderedWindow.run(
        MERCHANTS_AT_ONCE,
        registry.snapshot().active(List.of()),
        merchant -> waiting(merchant, question),
        found -> found.forEach(out),
        heartbeat);
  }

  private List<WaitingDay> waiting(Merchant merchant, Question question) throws IOException {
    DayRange days = question.days();
    Map<LocalDate, Marker> reached = markers.between(merchant.id(), days.first(), days.last());
    if (reached.isEmpty()) {
      return List.of();
    }
    Map<LocalDate, Pointer> published = new HashMap<>();
    for (PublishedDay day :
        pointers.between(merchant.id(), question.job(), days.first(), days.last())) {
      published.put(day.day(), day.pointer());
    }
    List<WaitingDay> waiting = new ArrayList<>();
    reached.forEach(
        (day, marker) -> {
          Pointer pointer = published.get(day);
          Optional<LateReason> reason =
              question.rule().waits(day, marker, Optional.ofNullable(pointer));
          if (reason.isPresent() && isOver(merchant, day, question)) {
            waiting.add(
                new WaitingDay(
                    new MerchantDay(merchant.id(), day),
                    marker,
                    pointer == null ? null : pointer.generation(),
                    reason.get()));
          }
        });
    return waiting;
  }

  /** Whether the day had ended by the cutoff, where a night of these zones ends it. */
  private static boolean isOver(Merchant merchant, LocalDate day, Question question) {
    return question.zones().holds(merchant.zones(), day)
        && BusinessCalendar.of(merchant.zones())
            .day(day)
            .filter(found -> found.hasEndedBy(question.cutoff().cutoff()))
            .isPresent();
  }
}
