package dev.nightjar.activities.late;

import dev.nightjar.activities.failure.ActivityCall;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.window.ActivityHeartbeat;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.late.LateReason;
import dev.nightjar.core.late.LateRule;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.workflows.LateActivities;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateTask;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks for late data on behalf of the coordinator. Thread-safe. */
public final class LateActivity implements LateActivities {
  /** The most days that one night takes; those before them wait for the next. */
  private static final int MOST_DAYS = 500;

  private final LateSearch search;
  private final HBaseStores stores;
  private final LateRules rules;

  /** With everything it needs. */
  public LateActivity(MerchantRegistry registry, HBaseStores stores, FirstRuns firstRuns) {
    this.search = new LateSearch(registry, stores);
    this.stores = stores;
    this.rules = new LateRules(firstRuns);
  }

  @Override
  public LateFound late(LateTask task) {
    return ActivityCall.run(
        "Cannot look for late data of %s".formatted(task.job()), Map.of(), () -> found(task));
  }

  private LateFound found(LateTask task) throws IOException {
    LateRule rule = rules.of(task.job(), task.terms());
    SortedMap<LocalDate, LateDay> days = new TreeMap<>();
    search.run(
        new LateSearch.Question(
            task.job(),
            task.cutoff(),
            Lookback.days(stores, task.cutoff(), task.terms().lookback()),
            new ZoneGroup(task.zones()),
            rule),
        waiting -> add(days, waiting, task),
        ActivityHeartbeat.of(() -> "alive"));
    return newest(days.values());
  }

  /** As many as one night takes. */
  static LateFound newest(Collection<LateDay> days) {
    List<LateDay> all = List.copyOf(days);
    int older = Math.max(0, all.size() - MOST_DAYS);
    return new LateFound(all.subList(older, all.size()), older);
  }

  /**
   * Whether what waits of a day is for this task. A night takes its own day itself, and a day after
   * it is left to its own night until it has ended in all of the group's zones: where it ends early
   * it would look like a gap every night, and its run would have the id of that night.
   */
  static boolean isTakenBy(LateTask task, LocalDate day) {
    LocalDate tonight = task.tonight();
    if (tonight == null || day.isBefore(tonight)) {
      return true;
    }
    LocalDate due = new ZoneGroup(task.zones()).lastDayEndedBy(task.cutoff().cutoff());
    return day.isAfter(tonight) && !day.isAfter(due);
  }

  private static void add(SortedMap<LocalDate, LateDay> days, WaitingDay waiting, LateTask task) {
    LocalDate day = waiting.merchantDay().day();
    if (!isTakenBy(task, day)) {
      return;
    }
    boolean isMissing = waiting.reason() == LateReason.NEVER_PUBLISHED;
    LateDay before = days.getOrDefault(day, new LateDay(day, 0, 0));
    days.put(
        day,
        isMissing
            ? new LateDay(day, before.neverPublished() + 1, before.reachedAfter())
            : new LateDay(day, before.neverPublished(), before.reachedAfter() + 1));
  }
}
