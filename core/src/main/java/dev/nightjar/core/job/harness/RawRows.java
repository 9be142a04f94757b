package dev.nightjar.core.job.harness;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.extract.HashedEvent;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The raw rows of one merchant-day in key order; a re-delivery takes the earlier one's place. */
final class RawRows {
  private final Map<byte[], HashedEvent> rows = new TreeMap<>(Arrays::compareUnsigned);

  RawRows(MerchantId merchant, BusinessDay day, List<Event> events) {
    for (Event event : events) {
      check(merchant, day, event);
      RawKey key = RawKey.of(event, day.date());
      rows.put(key.bytes(), new HashedEvent(key.visitorHash(), event));
    }
  }

  int size() {
    return rows.size();
  }

  Iterator<HashedEvent> of(HashRange hashes) {
    return rows.values().stream().filter(row -> hashes.contains(row.visitorHash())).iterator();
  }

  private static void check(MerchantId merchant, BusinessDay day, Event event) {
    if (!event.merchant().equals(merchant)) {
      throw new IllegalArgumentException(
          "Invalid event '%s': it is of merchant %s, the harness runs %s. Run one merchant at a time"
              .formatted(event.eventId(), event.merchant(), merchant));
    }
    if (!day.contains(event.at())) {
      throw new IllegalArgumentException(
          "Invalid event '%s': %s is not in the business day %s of %s, which lasts from %s to before %s"
              .formatted(
                  event.eventId(), event.at(), day.date(), day.zone(), day.start(), day.end()));
    }
  }
}
