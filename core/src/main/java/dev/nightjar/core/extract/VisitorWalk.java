package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.job.VisitorDay;
import java.util.Iterator;

/**
 * Hands a merchant-day's events to the extractor, visitor by visitor, each event id once: the
 * earliest counts, the others are duplicates. Memory is bounded by one visitor's event ids, because
 * the first visitor of a hash streams; others with the same hash, of which there are practically
 * none, are held until it is through, and follow in order of their first events. One walk at a
 * time; not thread-safe.
 *
 * @param <R> the intermediate record
 */
public final class VisitorWalk<R> {
  private final SummaryDay day;
  private final Extractor<R> extractor;
  private final RecordSink<? super R> out;
  private long used;
  private long duplicates;

  /**
   * A walk that has not begun.
   *
   * @param day whose events
   * @param extractor what reads them
   * @param out takes what it emits
   */
  public VisitorWalk(SummaryDay day, Extractor<R> extractor, RecordSink<? super R> out) {
    this.day = day;
    this.extractor = extractor;
    this.out = out;
  }

  /**
   * Walks all rows. What the extractor throws goes through.
   *
   * @param rows in order of the raw table: visitor hash as an unsigned number, {@code at}, event id
   *     bytewise; each such triple once
   * @throws IllegalArgumentException when the rows are not in that order
   */
  public WalkCounts walk(Iterator<HashedEvent> rows) {
    used = 0;
    duplicates = 0;
    OrderedRows ordered = new OrderedRows(rows);
    while (ordered.peek() != null) {
      group(ordered);
    }
    return new WalkCounts(used, duplicates);
  }

  private void group(OrderedRows rows) {
    StreamedVisitor first = new StreamedVisitor(rows);
    visit(first.hash(), first.visitor(), first);
    first.others().forEach((other, events) -> visit(first.hash(), other, events.iterator()));
  }

  private void visit(long hash, Visitor visitor, Iterator<Event> all) {
    DistinctEvents events = new DistinctEvents(all);
    extractor.extract(
        new VisitorDay(day.merchant(), day.day(), visitor, events),
        record -> out.accept(hash, record));
    events.forEachRemaining(event -> {});
    used += events.used();
    duplicates += events.duplicates();
  }
}
