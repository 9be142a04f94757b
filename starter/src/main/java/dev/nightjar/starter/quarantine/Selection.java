package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineLookup;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineId;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records that a command is about: those that ids name, or those that fit a filter. */
public sealed interface Selection {
  /**
   * By their ids.
   *
   * @param entries the records, each once
   */
  record Named(List<QuarantineEntry> entries) implements Selection {}

  /**
   * By a filter.
   *
   * @param filter bounded in time, so that what comes meanwhile is not meant
   */
  record Fitting(QuarantineFilter filter) implements Selection {}

  /** What ids name, or else what fits a filter. */
  static Selection of(QuarantineStore store, List<QuarantineId> ids, QuarantineFilter filter)
      throws IOException {
    if (ids.isEmpty()) {
      return new Fitting(filter.storedBefore(store.now()));
    }
    Map<String, QuarantineEntry> named = new LinkedHashMap<>();
    for (QuarantineId id : ids) {
      QuarantineEntry entry = one(store, id);
      named.put(entry.key().toString(), entry);
    }
    return new Named(List.copyOf(named.values()));
  }

  /** The one record that an id names. */
  static QuarantineEntry one(QuarantineStore store, QuarantineId id) throws IOException {
    List<QuarantineEntry> found = new QuarantineLookup(store).find(id);
    if (found.isEmpty()) {
      throw new CommandRefused(
          "No record '%s' is in quarantine: it was accepted or dropped, or the id is wrong. See them: nightjar quarantine list"
              .formatted(id));
    }
    if (found.size() > 1) {
      throw new CommandRefused(
          "'%s' begins the ids of several records, such as %s-%s and %s-%s. Type more of it"
              .formatted(
                  id,
                  id.hash(),
                  found.get(0).key().source().hex().substring(0, 24),
                  id.hash(),
                  found.get(1).key().source().hex().substring(0, 24)));
    }
    return found.get(0);
  }

  /** Goes through the records. */
  default void each(QuarantineStore store, QuarantineStore.Visitor<QuarantineEntry> visitor)
      throws IOException {
    if (this instanceof Fitting fitting) {
      store.entries(fitting.filter(), null, visitor);
    } else if (this instanceof Named named) {
      for (QuarantineEntry entry : named.entries()) {
        visitor.visit(entry);
      }
    }
  }

  /** How many records there are for each reason that occurs. */
  default Map<QuarantineReason, Long> counts(QuarantineStore store) throws IOException {
    Map<QuarantineReason, Long> counts = new EnumMap<>(QuarantineReason.class);
    each(
        store,
        entry -> {
          counts.merge(entry.reason(), 1L, Long::sum);
          return true;
        });
    return counts;
  }

  /** How many records some counts come to. */
  static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Goes through the records with their documents. */
  default void documents(QuarantineStore store, QuarantineStore.Visitor<HeldDocument> visitor)
      throws IOException {
    if (this instanceof Fitting fitting) {
      store.documents(fitting.filter(), null, visitor);
    } else if (this instanceof Named named) {
      for (QuarantineEntry entry : named.entries()) {
        for (HeldDocument held : store.documents(List.of(entry.key()))) {
          visitor.visit(held);
        }
      }
    }
  }
}
