package dev.nightjar.generator;

import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.generator.document.Bytes;
import dev.nightjar.generator.document.DocumentWriter;
import dev.nightjar.generator.document.Spelling;
import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.Feed;
import dev.nightjar.generator.plan.Calendar;
import dev.nightjar.generator.plan.DayPlan;
import dev.nightjar.generator.plan.Planner;
import dev.nightjar.generator.plan.Visit;
import dev.nightjar.generator.shop.Shop;
import dev.nightjar.generator.summary.ExpectedDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Events whose right summary is known. A plan fixes what each merchant's day comes to; the events
 * are made after it. Any merchant's day can be made alone, in any order, on any thread.
 * Thread-safe.
 */
public final class Generator {
  private final GeneratorOptions options;
  private final List<Shop> shops;
  private final Map<String, Shop> byId;
  private final Calendar calendar;
  private final Planner planner;

  private Generator(GeneratorOptions options) {
    this.options = options;
    shops = shops(options);
    byId = shops.stream().collect(Collectors.toMap(Shop::id, shop -> shop));
    calendar = new Calendar(options.from(), options.days());
    planner = new Planner(shops, calendar, options.events());
  }

  /** A generator of a preset. */
  public static Generator of(Preset preset) {
    return of(preset.options());
  }

  /** A generator. */
  public static Generator of(GeneratorOptions options) {
    return new Generator(options);
  }

  /** What is generated. */
  public GeneratorOptions options() {
    return options;
  }

  /** The merchants in order of their ids. */
  public List<Merchant> merchants() {
    return shops.stream().map(Shop::merchant).toList();
  }

  /** The dates in order. Some merchants have nothing on some of them. */
  public List<LocalDate> days() {
    return IntStream.range(0, calendar.days()).mapToObj(calendar::date).toList();
  }

  /** How many events a merchant's day has. */
  public long count(MerchantId merchant, LocalDate day) {
    return planner.events(shop(merchant).index(), index(day));
  }

  /** The event documents of a merchant's day, made while they are taken. */
  public Stream<byte[]> events(MerchantId merchant, LocalDate day) {
    Shop shop = shop(merchant);
    return plan(shop, day).stream()
        .flatMap(
            plan ->
                LongStream.range(0, plan.visits())
                    .mapToObj(plan::visit)
                    .flatMap(visit -> documents(shop, visit)));
  }

  /**
   * What a merchant's day has to come to, from the plan; empty when it has no events and therefore
   * no summary.
   */
  public Optional<ExpectedDay> expected(MerchantId merchant, LocalDate day) {
    return plan(shop(merchant), day).map(DayPlan::expected);
  }

  /**
   * All lines, in the order in which they arrive.
   *
   * @throws IllegalArgumentException in words when there are too many events for such faults
   */
  public Feed feed(Faults faults) {
    faults.check(options.events());
    return new Feed(planner, calendar, faults);
  }

  /** Gives out every day with events: merchant by merchant, day by day. */
  public void expected(Consumer<ExpectedDay> out) {
    for (Shop shop : shops) {
      for (int day = 0; day < calendar.days(); day++) {
        planner.plan(shop.index(), day).map(DayPlan::expected).ifPresent(out);
      }
    }
  }

  private Optional<DayPlan> plan(Shop shop, LocalDate day) {
    return planner.plan(shop.index(), index(day));
  }

  private static Stream<byte[]> documents(Shop shop, Visit visit) {
    Bytes bytes = new Bytes();
    DocumentWriter writer = new DocumentWriter(shop, bytes);
    return IntStream.range(0, visit.events())
        .mapToObj(
            step -> {
              bytes.clear();
              writer.write(visit.event(step), Spelling.USUAL);
              return bytes.copy(0, bytes.length());
            });
  }

  private int index(LocalDate day) {
    long index = calendar.index(day);
    if (index < 0 || index >= calendar.days()) {
      throw new IllegalArgumentException(
          "Invalid day: %s is not one of the %d days from %s"
              .formatted(day, calendar.days(), options.from()));
    }
    return (int) index;
  }

  private Shop shop(MerchantId merchant) {
    Shop shop = byId.get(merchant.value());
    if (shop == null) {
      throw new IllegalArgumentException(
          "Invalid merchant: %s is not one of the %d generated ones"
              .formatted(merchant, shops.size()));
    }
    return shop;
  }

  private static List<Shop> shops(GeneratorOptions options) {
    return IntStream.range(0, options.merchants())
        .mapToObj(
            index ->
                new Shop(
                    index,
                    Draws.key(options.seed(), index),
                    Catalogues.products(index, options.events())))
        .toList();
  }
}
