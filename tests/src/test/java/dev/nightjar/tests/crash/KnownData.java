package dev.nightjar.tests.crash;

import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.Block;
import dev.nightjar.generator.feed.Feed;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.tests.PlannedBytes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Events of some business days in two deliveries: what had arrived by the end of the last date, and
 * what came late. What either has to come to follows from the generator's plan. Immutable.
 */
final class KnownData {
  /** What is known before anything is delivered, after the first delivery, after the second. */
  enum Delivered {
    NOTHING,
    ON_TIME,
    EVERYTHING
  }

  private static final int MERCHANTS = 12;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 10);
  private static final Comparator<MerchantDay> BY_MERCHANT =
      Comparator.comparing((MerchantDay day) -> day.merchant().value())
          .thenComparing(MerchantDay::day);

  private final Generator generator;
  private final Feed feed;

  private KnownData(GeneratorOptions options) {
    generator = Generator.of(options);
    feed = generator.feed(Faults.DEFAULT);
  }

  /** That of a seed, on a day that no other seed of a site has. */
  static KnownData of(long seed, long events) {
    return ofDays(seed, MERCHANTS, 1, events);
  }

  /** That of a seed, on as many days. */
  static KnownData ofDays(long seed, int merchants, int days, long events) {
    return new KnownData(
        new GeneratorOptions(seed, merchants, days, events, FIRST.plusDays(seed % 10_000)));
  }

  Generator generator() {
    return generator;
  }

  /** The last business day, of which a night is. */
  LocalDate day() {
    return generator.days().get(generator.days().size() - 1);
  }

  /** The documents that were on time, bad ones and duplicates among them. */
  List<byte[]> onTime() {
    return documents(date -> !date.isAfter(day()));
  }

  /** The documents that come late. */
  List<byte[]> late() {
    return documents(date -> date.isAfter(day()));
  }

  private List<byte[]> documents(Predicate<LocalDate> arriving) {
    List<byte[]> documents = new ArrayList<>();
    feed.blocks((Block block) -> add(block, arriving, documents));
    return documents;
  }

  private static void add(Block block, Predicate<LocalDate> arriving, List<byte[]> documents) {
    if (arriving.test(block.date())) {
      documents.addAll(block.lines().documents());
    }
  }

  /** What has to be published. */
  Map<MerchantDay, ExpectedDay> expected(Delivered delivered) {
    Map<MerchantDay, ExpectedDay> expected = new TreeMap<>(BY_MERCHANT);
    switch (delivered) {
      case NOTHING -> {}
      case ON_TIME -> feed.expectedBy(day(), day -> expected.put(day.merchantDay(), day));
      case EVERYTHING -> generator.expected(day -> expected.put(day.merchantDay(), day));
    }
    return expected;
  }

  /** The digests of what has to be published. */
  Map<MerchantDay, Digest> digests(Delivered delivered, Job<?> job) {
    PlannedBytes bytes = new PlannedBytes(job);
    Map<MerchantDay, Digest> digests = new TreeMap<>(BY_MERCHANT);
    expected(delivered).forEach((day, expected) -> digests.put(day, bytes.digest(expected)));
    return digests;
  }
}
