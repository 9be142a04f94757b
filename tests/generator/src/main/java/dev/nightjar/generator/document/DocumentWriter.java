package dev.nightjar.generator.document;

import dev.nightjar.generator.plan.Line;
import dev.nightjar.generator.plan.PlannedEvent;
import dev.nightjar.generator.shop.Shop;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes a merchant's events as documents of JSON, without line ends. Not thread-safe. */
public final class DocumentWriter {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final long NO_DAY = Long.MIN_VALUE;

  private final Bytes out;
  private String merchant = "";
  private String currency = "";
  private int moneyScale;
  private long centsPerUnit = 1;
  private long dateOfDay = NO_DAY;
  private String date = "";

  /** A writer that adds to some bytes. */
  public DocumentWriter(Bytes out) {
    this.out = out;
  }

  /** Whose events come next. */
  public void of(Shop shop) {
    merchant = shop.id();
    currency = shop.currency();
    moneyScale = shop.moneyScale();
    centsPerUnit = 1;
    for (int i = 0; i < moneyScale; i++) {
      centsPerUnit *= 10;
    }
  }

  /** Writes an event in its usual spelling. */
  public void write(PlannedEvent event) {
    out.put("{\"merchant\":\"").put(merchant).put("\",\"eventId\":\"").hex(event.idHash());
    text("visitorId", event.visitorId());
    out.put("\",\"type\":\"").put(event.type().text()).put("\",\"at\":\"");
    at(event.at());
    Line line = event.line();
    if (line != null) {
      text("orderId", line.orderId());
    }
    text("productId", event.productId());
    text("category", event.category());
    if (line != null) {
      line(line);
    }
    out.put("\"}");
  }

  /** Closes the text before, and leaves its own open. */
  private void text(String name, @Nullable String value) {
    if (value != null) {
      out.put("\",\"").put(name).put("\":\"").put(value);
    }
  }

  private void line(Line line) {
    out.put("\",\"quantity\":").number(line.quantity(), 1);
    out.put(",\"unitPrice\":\"");
    money(line.unitPrice());
    if (line.hasAmount()) {
      out.put("\",\"amount\":\"");
      money(line.amount());
    }
    if (line.discount() > 0) {
      out.put("\",\"discount\":\"");
      money(line.discount());
    }
    text("currency", currency);
  }

  private void money(long minorUnits) {
    out.number(minorUnits / centsPerUnit, 1);
    if (moneyScale > 0) {
      out.put('.').number(minorUnits % centsPerUnit, moneyScale);
    }
  }

  private void at(long millis) {
    long day = Math.floorDiv(millis, MILLIS_PER_DAY);
    if (day != dateOfDay) {
      date = LocalDate.ofEpochDay(day).toString();
      dateOfDay = day;
    }
    long ofDay = millis - day * MILLIS_PER_DAY;
    out.put(date).put('T').number(ofDay / 3_600_000, 2);
    out.put(':').number(ofDay / 60_000 % 60, 2).put(':').number(ofDay / 1000 % 60, 2);
    out.put('.').number(ofDay % 1000, 3).put('Z');
  }
}
