package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One visitor's events without those whose id came before; counts both. */
final class DistinctEvents extends LookAhead {
  private final Iterator<Event> events;
  private final Set<String> seen = new HashSet<>();
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
