package dev.nightjar.jobs.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import java.util.List;
import java.util.function.Consumer;

/** The example of the guide for job authors: events by type. */
public final class EventsByType implements Job<EventsByType.Seen> {
  /** An intermediate record: one event was seen. The key begins with the visitor's id. */
  record Seen(String key, String type) {}

  private static final Metric EVENTS = Metric.count("events");
  private static final Dimension TYPE = Dimension.of("type", EVENTS);

  @Override
  public JobName name() {
    return new JobName("events-by-type");
  }

  @Override
  public JobVersion version() {
    return new JobVersion(1);
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(TYPE);
  }

  @Override
  public Extractor<Seen> extractor() {
    return EventsByType::extract;
  }

  private static void extract(VisitorDay visitorDay, Consumer<? super Seen> out) {
    while (visitorDay.events().hasNext()) {
      Event event = visitorDay.events().next();
      out.accept(new Seen(visitorDay.visitor().id() + '\0' + event.eventId(), event.type()));
    }
  }

  @Override
  public Summarizer<Seen> summarizer() {
    return (seen, day, out) -> out.row(TYPE, seen.type()).count(EVENTS, 1);
  }

  @Override
  public RecordCodec<Seen> codec() {
    return new SeenCodec();
  }

  private static final class SeenCodec implements RecordCodec<Seen> {
    @Override
    public byte[] key(Seen seen) {
      return seen.key().getBytes(UTF_8);
    }

    @Override
    public byte[] encode(Seen seen) {
      return seen.type().getBytes(UTF_8);
    }

    @Override
    public Seen decode(byte[] key, byte[] value) {
      return new Seen(new String(key, UTF_8), new String(value, UTF_8));
    }
  }
}
