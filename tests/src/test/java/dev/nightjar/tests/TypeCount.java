package dev.nightjar.tests;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The smallest job there is: events by type. For merchants that a test poisons it throws, as a job
 * with a bug does, until the test mends it. Its version 2 has another summarizer, and its version 3
 * another extractor too.
 */
public final class TypeCount implements Job<TypeCount.Seen> {
  /** The job's name. */
  public static final JobName NAME = new JobName("type-count");

  private static final Set<String> POISONED = ConcurrentHashMap.newKeySet();
  private static final Set<String> POISONED_TYPES = ConcurrentHashMap.newKeySet();
  private static final Set<String> UNSUMMED_TYPES = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger VERSION = new AtomicInteger(1);
  private static final AtomicInteger EXTRACTED = new AtomicInteger();
  private static final Metric EVENTS = Metric.count("events");
  private static final Dimension TYPE = Dimension.of("type", EVENTS);

  /**
   * An event was seen.
   *
   * @param key the visitor and the event
   * @param type the event's type
   */
  public record Seen(String key, String type) {}

  static void poison(String merchant) {
    POISONED.add(merchant);
  }

  /** From now on this process cannot read events of that type. */
  static void poisonType(String type) {
    POISONED_TYPES.add(type);
  }

  /** From now on this process cannot summarize events of that type, though it can read them. */
  static void cannotSummarize(String type) {
    UNSUMMED_TYPES.add(type);
  }

  /** From now on this process has another version, 1 to 3. */
  static void become(int version) {
    VERSION.set(version);
  }

  /** How many visitors this process has extracted from raw. */
  static int extracted() {
    return EXTRACTED.get();
  }

  /** How a type is written by the versions after the first. */
  static String shout(String type) {
    return type + "!";
  }

  static void mend() {
    VERSION.set(1);
    repair();
  }

  /** As {@link #mend}, but for the version, which stays. */
  static void repair() {
    POISONED.clear();
    POISONED_TYPES.clear();
    UNSUMMED_TYPES.clear();
  }

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public JobVersion version() {
    return new JobVersion(VERSION.get());
  }

  @Override
  public JobVersion recordsSince() {
    return new JobVersion(VERSION.get() < 3 ? 1 : 3);
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(TYPE);
  }

  @Override
  public Extractor<Seen> extractor() {
    return TypeCount::extract;
  }

  private static void extract(VisitorDay visitorDay, Consumer<? super Seen> out) {
    EXTRACTED.incrementAndGet();
    if (POISONED.contains(visitorDay.merchant().value())) {
      throw new IllegalStateException("this job cannot read the events of that merchant");
    }
    while (visitorDay.events().hasNext()) {
      Event event = visitorDay.events().next();
      if (POISONED_TYPES.contains(event.type())) {
        throw new IllegalStateException("cannot count " + visitorDay.visitor().id());
      }
      out.accept(new Seen(visitorDay.visitor().id() + '\0' + event.eventId(), event.type()));
    }
  }

  @Override
  public Summarizer<Seen> summarizer() {
    return (seen, day, out) -> {
      if (UNSUMMED_TYPES.contains(seen.type())) {
        throw new IllegalStateException("this job cannot summarize events of that type");
      }
      out.row(TYPE, VERSION.get() == 1 ? seen.type() : shout(seen.type())).count(EVENTS, 1);
    };
  }

  @Override
  public RecordCodec<Seen> codec() {
    return new RecordCodec<>() {
      @Override
      public byte[] key(Seen seen) {
        return Bytewise.utf8(seen.key());
      }

      @Override
      public byte[] encode(Seen seen) {
        return Bytewise.utf8(seen.type());
      }

      @Override
      public Seen decode(byte[] key, byte[] value) {
        return new Seen(text(key), text(value));
      }
    };
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
