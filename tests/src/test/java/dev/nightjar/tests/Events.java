package dev.nightjar.tests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Event documents for tests: many visitors, a few types, spread over a stretch of time. */
final class Events {
  private static final String[] TYPES = {"page_view", "view", "add_to_cart", "purchase"};

  private Events() {}

  /** Events of a merchant, one every second from an instant on, 3 to a visitor. */
  static List<String> of(String merchant, int count, Instant from) {
    List<String> documents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String type = TYPES[i % TYPES.length];
      documents.add(
          """
          {"merchant":"%s","eventId":"e-%d","visitorId":"v-%d","type":"%s","at":"%s","orderId":"o-%d",\
          "productId":"p-%d","quantity":2,"amount":"%d.5"}"""
              .formatted(merchant, i, i / 3, type, from.plusSeconds(i), i / 4, i % 17, i));
    }
    return documents;
  }
}
