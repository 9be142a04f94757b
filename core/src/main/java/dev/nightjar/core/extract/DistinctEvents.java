package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.model.Bytewise;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One visitor's events without those whose id came before; counts both. */
final class DistinctEvents extends LookAhead {
  private final Iterator<Event> events;
  private final Seen<String> seen = new Seen<>(Bytewise::utf8);
  private long duplicates;

  DistinctEvents(Iterator<Event> events) {
    this.events = events;
  }

  long used() {
    return seen.size();
  }

  long duplicates() {
    return duplicates;
  }

  @Override
  @Nullable Event advance() {
    while (events.hasNext()) {
      Event event = events.next();
      if (seen.add(event.eventId())) {
        return event;
      }
      duplicates++;
    }
    return null;
  }
}
