package dev.nightjar.activities.night;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.job.VisitorDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@link HelloCount} with defects, each of which strikes after a record of the visitor is out: it
 * throws on an event of type {@code poison}, on two of type {@code half}, when it summarizes who
 * began with {@code unsummed}, and it emits a record twice for who began with {@code twice}.
 * Records of who began with {@code large} are large.
 */
public final class PoisonHello extends HelloCount {
  private static final int LARGE = 100_000;

  @Override
  public Extractor<Hello> extractor() {
    return (day, out) -> {
      List<Event> events = new ArrayList<>();
      day.events().forEachRemaining(events::add);
      String first = events.get(0).type();
      String visitor = day.visitor().kind() + day.visitor().id();
      if (first.equals("large")) {
        for (int part = 0; part < 30; part++) {
          out.accept(new Hello(visitor + "/" + part, 1, BigDecimal.ONE, first));
        }
      }
      if (isDefect(first) || hasPoison(events)) {
        out.accept(new Hello(visitor + "/first", 1, BigDecimal.ONE, first));
      }
      check(day, events);
      Consumer<Hello> twice =
          hello -> {
            out.accept(hello);
            if (first.equals("twice")) {
              out.accept(hello);
            }
          };
      super.extractor()
          .extract(
              new VisitorDay(day.merchant(), day.day(), day.visitor(), events.iterator()), twice);
    };
  }

  private static boolean isDefect(String first) {
    return first.equals("unsummed") || first.equals("twice");
  }

  private static boolean hasPoison(List<Event> events) {
    return events.stream()
        .anyMatch(event -> event.type().equals("poison") || event.type().equals("half"));
  }

  private static void check(VisitorDay day, List<Event> events) {
    long halves = events.stream().filter(event -> event.type().equals("half")).count();
    if (halves > 1 || events.stream().anyMatch(event -> event.type().equals("poison"))) {
      throw new IllegalStateException("cannot greet " + day.visitor().id());
    }
  }

  @Override
  public Summarizer<Hello> summarizer() {
    return (hello, day, out) -> {
      super.summarizer().summarize(hello, day, out);
      if (hello.first().equals("unsummed")) {
        throw new ArithmeticException("cannot add up " + hello.visitor());
      }
    };
  }

  @Override
  public RecordCodec<Hello> codec() {
    RecordCodec<Hello> plain = super.codec();
    return new RecordCodec<>() {
      @Override
      public byte[] key(Hello record) {
        return plain.key(record);
      }

      @Override
      public byte[] encode(Hello record) {
        return record.first().equals("large") ? new byte[LARGE] : plain.encode(record);
      }

      @Override
      public Hello decode(byte[] key, byte[] value) {
        return plain.decode(key, value);
      }
    };
  }
}
