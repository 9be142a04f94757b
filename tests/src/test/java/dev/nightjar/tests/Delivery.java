package dev.nightjar.tests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * How documents come in: in what order, how many of them more than once, in how many deliveries.
 *
 * @param order decides the order, and which are repeated; 0 leaves the documents in their order
 * @param repeatedPercent of 100 documents so many come twice, 0 to 100
 * @param deliveries in how many parts, 1 or more
 */
record Delivery(long order, int repeatedPercent, int deliveries) {
  static Arbitrary<Delivery> any() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1L << 40),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(1, 6))
        .as(Delivery::new);
  }

  /** The deliveries, each of which may be empty. */
  List<List<byte[]>> of(List<byte[]> documents) {
    Random random = new Random(order);
    List<byte[]> all = new ArrayList<>(documents);
    for (byte[] document : documents) {
      if (random.nextInt(100) < repeatedPercent) {
        all.add(document);
      }
    }
    if (order != 0) {
      Collections.shuffle(all, random);
    }
    List<List<byte[]>> parts = new ArrayList<>();
    for (int part = 0; part < deliveries; part++) {
      parts.add(all.subList(all.size() * part / deliveries, all.size() * (part + 1) / deliveries));
    }
    return parts;
  }
}
