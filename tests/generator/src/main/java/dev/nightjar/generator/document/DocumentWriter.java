package dev.nightjar.generator.document;

import dev.nightjar.generator.plan.Line;
import dev.nightjar.generator.plan.PlannedEvent;
import dev.nightjar.generator.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events as documents of JSON, without line ends. Not thread-safe. */
public final class DocumentWriter {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final long NO_DAY = Long.MIN_VALUE;

  private final Bytes out;
  private final Shop shop;
  private final String merchant;
  private final String currency;
  private final int moneyScale;
  private final long minorUnits;
  private final ZoneRules zone;
  private boolean begun;
  private long dateOfDay = NO_DAY;
  private String date = "";

  /** A writer of a merchant's events that adds to some bytes. */
  public DocumentWriter(Shop shop, Bytes out) {
    this.out = out;
    this.shop = shop;
    merchant = shop.id();
    currency = shop.currency();
    moneyScale = shop.moneyScale();
    minorUnits = List.of(1, 10, 100, 1000).get(moneyScale);
    zone = shop.zone().getRules();
  }

  /** Whose events it writes. */
  public Shop shop() {
    return shop;
  }

  /** Writes an event. */
  public void write(PlannedEvent event, Spelling spelling) {
    out.put('{');
    begun = false;
    if (spelling == Spelling.KEY_ORDER) {
      about(event);
      text("type", event.type().text());
      text("visitorId", event.visitorId());
      at(event.at(), 0);
      identity(event);
    } else {
      identity(event);
      text("visitorId", event.visitorId());
      text("type", event.type().text());
      at(event.at(), spelling == Spelling.OFFSET ? offset(event.at()) : 0);
      about(event);
    }
    if (spelling == Spelling.UNKNOWN_FIELDS) {
      out.put(",\"schema\":3,\"attributes\":{\"test\":[null,{\"at\":\"never\"}]}");
    }
    out.put('}');
  }

  private void identity(PlannedEvent event) {
    text("merchant", merchant);
    name("eventId").put('"').hex(event.idHash()).put('"');
  }

  /** What it is about: product and line. */
  private void about(PlannedEvent event) {
    Line line = event.line();
    if (line != null) {
      text("orderId", line.orderId());
    }
    text("productId", event.productId());
    text("category", event.category());
    if (line != null) {
      name("quantity").number(line.quantity(), 1);
      money("unitPrice", line.unitPrice());
      if (line.hasAmount()) {
        money("amount", line.amount());
      }
      if (line.discount() > 0) {
        money("discount", line.discount());
      }
      text("currency", currency);
    }
  }

  private Bytes name(String name) {
    if (begun) {
      out.put(',');
    }
    begun = true;
    return out.put('"').put(name).put("\":");
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      name(name).put('"').put(value).put('"');
    }
  }

  private void money(String name, long amount) {
    name(name).put('"').number(amount / minorUnits, 1);
    if (moneyScale > 0) {
      out.put('.').number(amount % minorUnits, moneyScale);
    }
    out.put('"');
  }

  private void at(long millis, int offsetMinutes) {
    long local = millis + offsetMinutes * 60_000L;
    long day = Math.floorDiv(local, MILLIS_PER_DAY);
    if (day != dateOfDay) {
      date = LocalDate.ofEpochDay(day).toString();
      dateOfDay = day;
    }
    long ofDay = local - day * MILLIS_PER_DAY;
    name("at").put('"').put(date).put('T').number(ofDay / 3_600_000, 2);
    out.put(':').number(ofDay / 60_000 % 60, 2).put(':').number(ofDay / 1000 % 60, 2);
    out.put('.').number(ofDay % 1000, 3);
    if (offsetMinutes == 0) {
      out.put('Z');
    } else {
      int minutes = Math.abs(offsetMinutes);
      out.put(offsetMinutes < 0 ? '-' : '+').number(minutes / 60, 2);
      out.put(':').number(minutes % 60, 2);
    }
    out.put('"');
  }

  private int offset(long millis) {
    return zone.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() / 60;
  }
}
