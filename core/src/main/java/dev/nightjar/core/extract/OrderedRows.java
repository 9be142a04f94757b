package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.model.Bytewise;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows with a look ahead, which checks that they come in the order of the raw table. */
final class OrderedRows {
  private final Iterator<HashedEvent> rows;
  private @Nullable HashedEvent ahead;

  OrderedRows(Iterator<HashedEvent> rows) {
    this.rows = rows;
    ahead = rows.hasNext() ? rows.next() : null;
  }

  /** The next row, which stays; null at the end. */
  @Nullable HashedEvent peek() {
    return ahead;
  }

  HashedEvent next() {
    HashedEvent row = ahead;
    if (row == null) {
      throw new NoSuchElementException();
    }
    ahead = rows.hasNext() ? rows.next() : null;
    if (ahead != null && compare(row, ahead) >= 0) {
      throw new IllegalArgumentException(
          "Invalid order of raw rows: after hash %016x at %s comes hash %016x at %s"
              .formatted(
                  row.visitorHash(), row.event().at(), ahead.visitorHash(), ahead.event().at()));
    }
    return row;
  }

  private static int compare(HashedEvent left, HashedEvent right) {
    int byHash = Long.compareUnsigned(left.visitorHash(), right.visitorHash());
    if (byHash != 0) {
      return byHash;
    }
    Event first = left.event();
    Event second = right.event();
    int byTime = first.at().compareTo(second.at());
    return byTime != 0 ? byTime : Bytewise.compare(first.eventId(), second.eventId());
  }
}
