package dev.nightjar.core.job;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A small job: a record a visitor, with the event ids in order; events by visitor and in all. */
public class VisitsJob implements Job<VisitsJob.Visits> {
  public static final Metric VISITORS = Metric.count("visitors");
  public static final Metric EVENTS = Metric.count("events");
  public static final Dimension ALL = Dimension.of("all", VISITORS, EVENTS);
  public static final Dimension VISITOR = Dimension.of("visitor", EVENTS);

  /**
   * A visitor's day.
   *
   * @param visitor the kind of id and the id
   * @param eventIds the visitor's events in order
   */
  public record Visits(String visitor, String eventIds) {}

  @Override
  public JobName name() {
    return new JobName("visits");
  }

  @Override
  public JobVersion version() {
    return new JobVersion(1);
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(ALL, VISITOR);
  }

  @Override
  public Extractor<Visits> extractor() {
    return VisitsJob::extract;
  }

  @Override
  public Summarizer<Visits> summarizer() {
    return (visits, day, out) -> {
      int events = visits.eventIds().split(" ", -1).length;
      out.row(ALL, "").count(VISITORS, 1).count(EVENTS, events);
      out.row(VISITOR, visits.visitor()).count(EVENTS, events);
    };
  }

  @Override
  public RecordCodec<Visits> codec() {
    return new Codec();
  }

  private static void extract(VisitorDay visitorDay, Consumer<? super Visits> out) {
    List<String> ids = new ArrayList<>();
    visitorDay.events().forEachRemaining((Event event) -> ids.add(event.eventId()));
    var visitor = visitorDay.visitor();
    out.accept(new Visits(visitor.kind() + " " + visitor.id(), String.join(" ", ids)));
  }

  /** Key: the visitor. Value: the event ids. */
  static class Codec implements RecordCodec<Visits> {
    @Override
    public byte[] key(Visits visits) {
      return Bytewise.utf8(visits.visitor());
    }

    @Override
    public byte[] encode(Visits visits) {
      return Bytewise.utf8(visits.eventIds());
    }

    @Override
    public Visits decode(byte[] key, byte[] value) {
      return new Visits(text(key), text(value));
    }

    private static String text(byte[] bytes) {
      return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
    }
  }
}
