package dev.nightjar.benchmark.data;

import dev.nightjar.core.model.MerchantId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A stand-in until the generator is there. */
public final class SyntheticDay implements DayOfEvents.Maker {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Tokyo"),
          ZoneId.of("UTC"));
  private static final int SLOTS = 96;

  @Override
  public DayOfEvents make(DayShape shape, LocalDate day, Path file) throws IOException {
    long[] counts = counts(shape);
    List<DayOfEvents.MerchantShare> merchants = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(shape.seed());
    for (int i = 0; i < counts.length; i++) {
      merchants.add(
          new DayOfEvents.MerchantShare(
              new MerchantId("shop-%04d".formatted(i)), ZONES.get(i % ZONES.size()), counts[i]));
    }
    int[] visitors = new int[counts.length];
    long[] left = counts.clone();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int slot = 0; slot < SLOTS; slot++) {
        for (int m = 0; m < counts.length; m++) {
          long until = counts[m] - counts[m] * (slot + 1) / SLOTS;
          while (left[m] > until) {
            left[m] -= session(out, merchants.get(m), day, slot, visitors[m]++, left[m], random);
          }
        }
      }
    }
    return new DayOfEvents(day, file, shape.events(), Files.size(file), merchants);
  }

  private static long[] counts(DayShape shape) {
    long[] counts = new long[shape.merchants()];
    double sum = 0;
    for (int i = 1; i < counts.length; i++) {
      sum += Math.pow(i, -1.2);
    }
    long rest = shape.events() - shape.events() * 2 / 5;
    long given = 0;
    for (int i = 1; i < counts.length; i++) {
      counts[i] = Math.max(1, (long) (rest * Math.pow(i, -1.2) / sum));
      given += counts[i];
    }
    counts[0] = shape.events() - given;
    return counts;
  }

  private static long session(
      BufferedWriter out,
      DayOfEvents.MerchantShare share,
      LocalDate day,
      int slot,
      int visitor,
      long most,
      SplittableRandom random)
      throws IOException {
    int length = (int) Math.min(most, 2 + random.nextInt(9));
    Instant at =
        day.atStartOfDay(share.zone()).toInstant().plusSeconds(slot * 900L + random.nextInt(600));
    boolean buys = random.nextInt(100) < 12;
    int catalog = (int) Math.max(20, share.events() / 100);
    for (int i = 0; i < length; i++) {
      at = at.plusMillis(1000 + random.nextInt(8000));
      boolean purchase = buys && i >= length - 3;
      String type =
          purchase
              ? "purchase"
              : switch (random.nextInt(6)) {
                case 0 -> "page_view";
                case 1 -> "add_to_cart";
                default -> "view";
              };
      event(out, share, at, slot, visitor, i, type, product(catalog, random), random);
    }
    return length;
  }

  private static int product(int catalog, SplittableRandom random) {
    double u = random.nextDouble();
    return (int) (catalog * u * u * u);
  }

  private static void event(
      BufferedWriter out,
      DayOfEvents.MerchantShare share,
      Instant at,
      int slot,
      int visitor,
      int number,
      String type,
      int product,
      SplittableRandom random)
      throws IOException {
    String merchant = share.merchant().value();
    out.append("{\"merchant\":\"")
        .append(merchant)
        .append("\",\"eventId\":\"e")
        .append(Integer.toString(slot))
        .append('-')
        .append(Integer.toString(visitor))
        .append('-')
        .append(Integer.toString(number))
        .append("\",\"visitorId\":\"v20261120-")
        .append(Integer.toString(visitor))
        .append("\",\"type\":\"")
        .append(type)
        .append("\",\"at\":\"")
        .append(at.toString())
        .append('"');
    if (!type.equals("page_view")) {
      out.append(",\"productId\":\"p")
          .append(Integer.toString(product))
          .append("\",\"category\":\"c")
          .append(Integer.toString(product % 20))
          .append('"');
    }
    if (type.equals("purchase")) {
      int quantity = 1 + random.nextInt(3);
      int cents = 100 + (product * 37) % 9900;
      out.append(",\"orderId\":\"o")
          .append(Integer.toString(visitor))
          .append("\",\"quantity\":")
          .append(Integer.toString(quantity))
          .append(",\"unitPrice\":\"")
          .append(money(cents))
          .append("\",\"amount\":\"")
          .append(money(cents * quantity))
          .append("\",\"discount\":\"")
          .append(money(cents / 20))
          .append("\",\"currency\":\"EUR\"");
    }
    out.append("}\n");
  }

  private static String money(int cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }
}
