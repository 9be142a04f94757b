package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.RecordCodec;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The stored form of records. The key says whose and which record; the value starts with the form's
 * version.
 */
final class AnalyticsCodec implements RecordCodec<AnalyticsRecord> {
  private static final byte FORM = 1;

  @Override
  public byte[] key(AnalyticsRecord record) {
    RecordKey[] key = new RecordKey[1];
    record.handle(
        s -> key[0] = new RecordKey(s.visitor(), RecordKey.SESSION, "", s.number()),
        o -> key[0] = new RecordKey(o.visitor(), RecordKey.ORDER, o.orderId(), o.part()),
        a -> key[0] = new RecordKey(a.visitor(), RecordKey.ACTIVITY, "", a.number()));
    return key[0].bytes();
  }

  @Override
  public byte[] encode(AnalyticsRecord record) {
    RecordWriter out = new RecordWriter().number(FORM);
    record.handle(
        session -> writeSession(session, out),
        order -> writeOrder(order, out),
        activity -> ActivityCodec.write(activity.activity(), out));
    return out.bytes();
  }

  @Override
  public AnalyticsRecord decode(byte[] key, byte[] value) {
    RecordKey of = RecordKey.read(key);
    RecordReader in = new RecordReader(value);
    if (in.number() != FORM) {
      throw RecordReader.invalid("its form is not " + FORM);
    }
    if (of.kind() != RecordKey.ORDER && !of.orderId().isEmpty()) {
      throw RecordReader.invalid("a key of kind '%c' with an order".formatted(of.kind()));
    }
    AnalyticsRecord record =
        switch (of.kind()) {
          case RecordKey.SESSION -> readSession(of, in);
          case RecordKey.ORDER -> readOrder(of, in);
          case RecordKey.ACTIVITY ->
              new ActivityRecord(of.visitor(), of.number(), ActivityCodec.read(in));
          default -> throw RecordReader.invalid("no kind of record is '%c'".formatted(of.kind()));
        };
    in.end();
    return record;
  }

  private static void writeSession(SessionRecord session, RecordWriter out) {
    out.instant(session.first())
        .instant(session.last())
        .number(session.events())
        .number(session.bought())
        .number(session.carted())
        .number(session.orders());
    ActivityCodec.write(session.activity(), out);
  }

  private static SessionRecord readSession(RecordKey key, RecordReader in) {
    if (key.visitor().kind() != Visitor.Kind.VISITOR) {
      throw RecordReader.invalid("a session of something else than a visitor");
    }
    return new SessionRecord(
        key.visitor().id(),
        key.number(),
        in.instant(),
        in.instant(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        ActivityCodec.read(in));
  }

  private static void writeOrder(OrderRecord order, RecordWriter out) {
    out.instant(order.first()).number(order.products()).sales(order.sales());
    out.texts(order.lines(), RecordWriter::sales).number(order.categories().size());
    order.categories().forEach(out::text);
  }

  private static OrderRecord readOrder(RecordKey key, RecordReader in) {
    Instant first = in.instant();
    int products = in.size();
    Sales sales = in.sales();
    SortedMap<String, Sales> lines = in.texts(RecordReader::sales);
    SortedSet<String> categories = new TreeSet<>();
    for (int left = in.size(); left > 0; left--) {
      String last = categories.isEmpty() ? null : categories.last();
      categories.add(RecordReader.following(last, in.text()));
    }
    return new OrderRecord(
        key.visitor(), key.orderId(), key.number(), first, products, sales, lines, categories);
  }
}
