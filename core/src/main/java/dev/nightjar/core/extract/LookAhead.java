package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator over the events that its subclass finds. */
abstract class LookAhead implements Iterator<Event> {
  private @Nullable Event ahead;

  /** The next event; null at the end. */
  abstract @Nullable Event advance();

  @Override
  public final boolean hasNext() {
    if (ahead == null) {
      ahead = advance();
    }
    return ahead != null;
  }

  @Override
  public final Event next() {
    Event event = ahead == null ? advance() : ahead;
    if (event == null) {
      throw new NoSuchElementException();
    }
    ahead = null;
    return event;
  }
}
