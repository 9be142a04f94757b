package dev.nightjar.generator.fault;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.generator.document.Bytes;
import dev.nightjar.generator.document.DocumentWriter;
import dev.nightjar.generator.document.Spelling;
import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.plan.PlannedEvent;
import java.util.Locale;

/** How much goes wrong. */
public enum Faults {
  /** Nothing: every event arrives once, in its usual spelling. */
  NONE,
  /** 3 % late, 2 % repeated, 0.1 % repeated with a later instant, 5 % respelled, 1 % bad lines. */
  DEFAULT,
  /**
   * As the default, but for lateness: of a visit each event is late for itself, so that a late one
   * may join two sessions. What had arrived by some date follows from no plan then, only from the
   * lines; so it is for small data, which another program can read.
   */
  LATE_EVENTS;

  private static final long MOST_LATE_EVENTS = 1_000_000;
  private static final long WHOLE = 1_000;
  private static final long RESPELLED = 50;
  private static final long REPEATED = 20;
  private static final long REPEATED_LATER = 1;
  private static final long BAD = 10;
  private static final long LATEST_SECONDS = 60;

  private static final long SPELLING = 1;
  private static final long WHICH = 2;
  private static final long REPEAT = 3;
  private static final long REPEAT_LATER = 4;
  private static final long SECONDS = 5;
  private static final long BAD_LINE = 6;
  private static final long BAD_ID = 7;

  /** Reads what {@link #text} gives. */
  public static Faults parse(String text) {
    for (Faults each : values()) {
      if (each.text().equalsIgnoreCase(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "Invalid faults: '%s' is not none, default or late-events".formatted(text));
  }

  /** The word for it, such as {@code late-events}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Refuses more events than such faults are for.
   *
   * @throws IllegalArgumentException in words
   */
  public void check(long events) {
    if (this == LATE_EVENTS && events > MOST_LATE_EVENTS) {
      throw new IllegalArgumentException(
          "Invalid faults: late-events is for at most %,d events, as the presets tiny and small have, and not for %,d; take default, which has late visits"
              .formatted(MOST_LATE_EVENTS, events));
    }
  }

  /** Takes what is written. */
  public interface Sink {
    /** A line ends here. */
    void line();

    /** Something was done to the event. */
    void count(FaultKind kind);

    /** The line that ended last is bad. */
    void bad(QuarantineReason reason);
  }

  /**
   * Writes an event's lines.
   *
   * @param draws what the event's draws start from
   * @param dayEnd the end of its business day, epoch milliseconds
   */
  public void write(
      PlannedEvent event, long draws, long dayEnd, DocumentWriter writer, Bytes out, Sink sink) {
    Spelling spelling = spelling(draws);
    int start = out.length();
    writer.write(event, spelling);
    int end = out.length();
    sink.line();
    if (this == NONE) {
      return;
    }
    count(spelling, sink);
    if (hit(draws, REPEAT, REPEATED)) {
      out.put(out.copy(start, end), 0, end - start);
      sink.count(FaultKind.REPEATED);
      sink.line();
    }
    long later = 1_000 * (1 + Draws.below(Draws.key(draws, SECONDS), LATEST_SECONDS));
    if (hit(draws, REPEAT_LATER, REPEATED_LATER) && event.at() + later < dayEnd) {
      writer.write(event.later(later), Spelling.USUAL);
      sink.count(FaultKind.REPEATED_LATER);
      sink.line();
    }
    if (hit(draws, BAD_LINE, BAD)) {
      long id = Draws.key(draws, BAD_ID);
      QuarantineReason reason = Malformed.reason(id);
      Malformed.write(writer.shop().id(), reason, id, out);
      sink.line();
      sink.bad(reason);
    }
  }

  private Spelling spelling(long draws) {
    if (this == NONE || !hit(draws, SPELLING, RESPELLED)) {
      return Spelling.USUAL;
    }
    return switch ((int) Draws.below(Draws.key(draws, WHICH), 3)) {
      case 0 -> Spelling.OFFSET;
      case 1 -> Spelling.KEY_ORDER;
      default -> Spelling.UNKNOWN_FIELDS;
    };
  }

  private static void count(Spelling spelling, Sink sink) {
    switch (spelling) {
      case OFFSET -> sink.count(FaultKind.OFFSET);
      case KEY_ORDER -> sink.count(FaultKind.KEY_ORDER);
      case UNKNOWN_FIELDS -> sink.count(FaultKind.UNKNOWN_FIELDS);
      case USUAL -> {
        // Nothing was done.
      }
    }
  }

  private static boolean hit(long draws, long purpose, long share) {
    return Draws.below(Draws.key(draws, purpose), WHOLE) < share;
  }
}
