package dev.nightjar.generator.plan;

import dev.nightjar.generator.draw.Spread;
import java.util.List;

/**
 * How many visits of each template a day has, so that they have exactly the events asked for.
 *
 * @param counts by the template's place in {@link Templates#ALL}
 */
record Mix(List<Long> counts) {
  private static final List<Template> TEMPLATES = Templates.ALL;

  Mix {
    counts = List.copyOf(counts);
  }

  /**
   * A day's visits.
   *
   * @param events how many events they have together
   * @param gaps whether the templates around a session's end are planted
   * @param pairs whether there are pairs of products
   * @param key what decides how quotas are rounded
   */
  static Mix of(long events, boolean gaps, boolean pairs, long key) {
    long[] ends = new long[TEMPLATES.size() + 1];
    long eventWeights = 0;
    for (int i = 0; i < TEMPLATES.size(); i++) {
      Template template = TEMPLATES.get(i);
      int weight = template.needsPairs() && !pairs ? 0 : template.weight();
      ends[i + 1] = ends[i] + weight;
      eventWeights += (long) weight * template.events();
    }
    long planted = gaps ? Templates.GAPS.stream().mapToLong(Template::events).sum() : 0;
    long weights = ends[TEMPLATES.size()];
    Spread spread = Spread.drawn((events - planted) * weights / eventWeights, weights, key);
    Long[] counts = new Long[TEMPLATES.size()];
    long missing = events;
    for (int i = 0; i < counts.length; i++) {
      boolean once = gaps && Templates.GAPS.contains(TEMPLATES.get(i));
      counts[i] = once ? 1 : spread.before(ends[i + 1]) - spread.before(ends[i]);
      missing -= counts[i] * TEMPLATES.get(i).events();
    }
    fit(counts, missing);
    return new Mix(List.of(counts));
  }

  /** Rounding leaves a few events too many or too few: visits go, and bounces come. */
  private static void fit(Long[] counts, long missing) {
    long left = missing;
    for (int i = counts.length - 1; i >= 0 && left < 0; i--) {
      Template template = TEMPLATES.get(i);
      while (left < 0 && counts[i] > 0 && template.weight() > 0) {
        counts[i]--;
        left += template.events();
      }
    }
    counts[TEMPLATES.indexOf(Templates.BOUNCE)] += left;
  }

  long count(int template) {
    return counts.get(template);
  }

  /** How many visits have a visitor. */
  long visitors() {
    long visitors = 0;
    for (int i = 0; i < TEMPLATES.size(); i++) {
      visitors += TEMPLATES.get(i).isAnonymous() ? 0 : count(i);
    }
    return visitors;
  }

  /** Units purchased by all of them. */
  long units() {
    long units = 0;
    for (int i = 0; i < TEMPLATES.size(); i++) {
      units += count(i) * TEMPLATES.get(i).units();
    }
    return units;
  }
}
