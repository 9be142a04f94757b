package dev.nightjar.core.plan;

import java.util.Collection;

/**
 * How many merchants of a plan were weighed in which way.
 *
 * @param counted whose raw keys were all counted
 * @param sampled whose first raw keys were counted
 * @param history of which earlier nights tell
 */
public record WeightCounts(int counted, int sampled, int history) {
  /** Of these weights. */
  public static WeightCounts of(Collection<MerchantDayWeight> weights) {
    return new WeightCounts(
        count(weights, WeightSource.COUNTED),
        count(weights, WeightSource.SAMPLED),
        count(weights, WeightSource.HISTORY));
  }

  private static int count(Collection<MerchantDayWeight> weights, WeightSource source) {
    return (int) weights.stream().filter(weight -> weight.source() == source).count();
  }
}
