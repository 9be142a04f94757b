package dev.nightjar.generator.plan;

import java.util.List;

/**
 * What all that one visitor does in a day can look like, with what it comes to. What it comes to is
 * written down beside the steps, not worked out from them.
 *
 * @param name for people
 * @param weight how frequent, in visits of about 10,000; 0 for one that is planted once a day
 * @param outcome what a visit comes to
 * @param steps its events in time order
 */
record Template(String name, int weight, Outcome outcome, List<Step> steps) {

  /**
   * What a visit comes to.
   *
   * @param sessions in which quarters, counted from the visit's first, its sessions start; empty
   *     for events without visitor id
   * @param buying sessions with a purchase
   * @param carts sessions with an add_to_cart
   * @param abandoned sessions with an add_to_cart and no purchase
   * @param orders in which quarters, counted from the visit's first, its orders start
   * @param mainOrders orders that hold the visit's product
   * @param pairs orders that hold the product that belongs to it too
   */
  record Outcome(
      List<Integer> sessions,
      int buying,
      int carts,
      int abandoned,
      List<Integer> orders,
      int mainOrders,
      int pairs) {
    Outcome {
      sessions = List.copyOf(sessions);
      orders = List.copyOf(orders);
    }
  }

  Template {
    steps = List.copyOf(steps);
  }

  int events() {
    return steps.size();
  }

  /** Whether its events have no visitor id. */
  boolean isAnonymous() {
    return outcome.sessions().isEmpty();
  }

  boolean hasProduct() {
    return steps.stream().anyMatch(step -> step.item() != Item.NONE);
  }

  boolean needsPairs() {
    return steps.stream().anyMatch(step -> step.item() == Item.PARTNER);
  }

  /** How many quarters of an hour after the first the last event is. */
  int lastQuarter() {
    return steps.stream().mapToInt(Step::quarter).max().orElse(0);
  }

  /** How many milliseconds a visit's start can be moved without leaving a quarter of an hour. */
  long room() {
    return DayKey.QUARTER_MILLIS - steps.stream().mapToInt(Step::millis).max().orElse(0);
  }

  /** Purchased units a visit. */
  int units() {
    return steps.stream()
        .filter(step -> step.type() == EventType.PURCHASE)
        .mapToInt(Step::quantity)
        .sum();
  }
}
