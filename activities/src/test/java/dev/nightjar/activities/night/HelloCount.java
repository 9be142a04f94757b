package dev.nightjar.activities.night;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Deltas;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** A tiny job that has nothing to do with shops: who said hello, how often, and how first. */
public class HelloCount implements Job<Hello> {
  private static final Metric GREETINGS = Metric.count("greetings");
  private static final Metric VISITORS = Metric.count("visitors");
  private static final Metric AMOUNT = Metric.sum("amount");
  private static final Metric LEAST = Metric.minimum("least");
  private static final Metric MOST = Metric.maximum("most");

  /** One row. */
  public static final Dimension ALL = Dimension.of("all", GREETINGS, VISITORS, AMOUNT, LEAST, MOST);

  /** A row a type of first event. */
  public static final Dimension FIRST = Dimension.of("first", VISITORS, AMOUNT);

  /** A row a visitor. */
  public static final Dimension VISITOR = Dimension.of("visitor", GREETINGS);

  @Override
  public JobName name() {
    return new JobName("hello-count");
  }

  @Override
  public JobVersion version() {
    return new JobVersion(1);
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(VISITOR, ALL, FIRST);
  }

  @Override
  public Extractor<Hello> extractor() {
    return HelloCount::extract;
  }

  @Override
  public Summarizer<Hello> summarizer() {
    return HelloCount::summarize;
  }

  @Override
  public RecordCodec<Hello> codec() {
    return new HelloCodec();
  }

  private static void extract(VisitorDay day, Consumer<? super Hello> out) {
    long greetings = 0;
    BigDecimal amount = BigDecimal.ZERO;
    String first = "";
    while (day.events().hasNext()) {
      Event event = day.events().next();
      first = greetings == 0 ? event.type() : first;
      greetings++;
      amount = event.amount() == null ? amount : amount.add(event.amount());
    }
    out.accept(new Hello(day.visitor().kind() + day.visitor().id(), greetings, amount, first));
  }

  private static void summarize(Hello hello, SummaryDay day, Deltas out) {
    out.row(ALL, "")
        .count(GREETINGS, hello.greetings())
        .count(VISITORS, 1)
        .sum(AMOUNT, hello.amount())
        .min(LEAST, hello.amount())
        .max(MOST, hello.amount());
    out.row(FIRST, hello.first()).count(VISITORS, 1).sum(AMOUNT, hello.amount());
    out.row(VISITOR, hello.visitor()).count(GREETINGS, hello.greetings());
  }

  private static final class HelloCodec implements RecordCodec<Hello> {
    @Override
    public byte[] key(Hello record) {
      return record.visitor().getBytes(UTF_8);
    }

    @Override
    public byte[] encode(Hello record) {
      return "%d %s %s"
          .formatted(record.greetings(), record.amount().toPlainString(), record.first())
          .getBytes(UTF_8);
    }

    @Override
    public Hello decode(byte[] key, byte[] value) {
      String[] parts = new String(value, UTF_8).split(" ", 3);
      return new Hello(
          new String(key, UTF_8), Long.parseLong(parts[0]), new BigDecimal(parts[1]), parts[2]);
    }
  }
}
