package dev.nightjar.workflows.message;

import dev.nightjar.core.late.GapPolicy;
import java.util.List;

/**
 * What waits, in order of the days; a day and three numbers for each, so its size is bounded by how
 * long raw data is kept.
 *
 * @param days the business days with something that waits, the newest that one night takes
 * @param older days before those with something that waits, which are for later nights; 0 in what
 *     earlier writers found
 */
public record LateFound(List<LateDay> days, int older) {
  /** Nothing waits. */
  public static final LateFound NOTHING = new LateFound(List.of(), 0);

  public LateFound {
    days = List.copyOf(days);
  }

  /** All that waits. */
  public LateFound(List<LateDay> days) {
    this(days, 0);
  }

  /** The days that a policy has run. */
  public List<LateDay> toRun(GapPolicy gaps) {
    return days.stream().filter(day -> day.reachedAfter() > 0 || gaps == GapPolicy.RUN).toList();
  }

  /** The days on which somebody with raw data was never published. */
  public List<LateDay> gaps() {
    return days.stream().filter(day -> day.neverPublished() > 0).toList();
  }

  /** Published merchant-days that raw data reached since. */
  public long reachedAfter() {
    return days.stream().mapToLong(LateDay::reachedAfter).sum();
  }

  /** Merchant-days with raw data that were never published. */
  public long neverPublished() {
    return days.stream().mapToLong(LateDay::neverPublished).sum();
  }
}
