package dev.nightjar.activities.event;

import java.util.EnumMap;
import java.util.Map;

/** The fields of one document, all collected before any is judged. Not thread-safe. */
final class EventFields {
  private final Map<EventField, FieldValue> values = new EnumMap<>(EventField.class);

  /** Sets a field; of a name that comes twice the last value counts. */
  void set(EventField field, FieldValue value) {
    values.put(field, value);
  }

  FieldValue of(EventField field) {
    return values.getOrDefault(field, FieldValue.NONE);
  }
}
