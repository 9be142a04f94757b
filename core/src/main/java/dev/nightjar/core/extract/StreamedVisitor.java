package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a hash's first visitor, as they stream by; those of others are held. */
final class StreamedVisitor extends LookAhead {
  private final OrderedRows rows;
  private final long hash;
  private final Visitor visitor;
  private final Map<Visitor, List<Event>> others = new LinkedHashMap<>();
  private @Nullable Event first;

  /** Begins with the row that is next, which must be there. */
  StreamedVisitor(OrderedRows rows) {
    this.rows = rows;
    HashedEvent row = rows.next();
    hash = row.visitorHash();
    visitor = row.event().visitor();
    first = row.event();
  }

  long hash() {
    return hash;
  }

  Visitor visitor() {
    return visitor;
  }

  /** Whom else the rows of the hash belong to, once this is walked to its end. */
  Map<Visitor, List<Event>> others() {
    return others;
  }

  @Override
  @Nullable Event advance() {
    Event event = first;
    first = null;
    while (event == null && isSameHash(rows.peek())) {
      event = ofVisitor(rows.next().event());
    }
    return event;
  }

  private @Nullable Event ofVisitor(Event event) {
    Visitor whose = event.visitor();
    if (whose.equals(visitor)) {
      return event;
    }
    others.computeIfAbsent(whose, other -> new ArrayList<>()).add(event);
    return null;
  }

  private boolean isSameHash(@Nullable HashedEvent row) {
    return row != null && row.visitorHash() == hash;
  }
}
