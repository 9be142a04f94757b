package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Visitor;
import java.util.function.Consumer;

/** An intermediate record of {@code merchant-analytics}. The summary comes from these alone. */
public sealed interface AnalyticsRecord permits SessionRecord, OrderRecord, ActivityRecord {
  /** Whose record. */
  Visitor visitor();

  /** Gives the record to the one that takes its kind. */
  void handle(
      Consumer<? super SessionRecord> session,
      Consumer<? super OrderRecord> order,
      Consumer<? super ActivityRecord> activity);
}
