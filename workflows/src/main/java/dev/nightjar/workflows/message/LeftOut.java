package dev.nightjar.workflows.message;

/**
 * How many merchants a plan leaves out, by reason; each merchant counts once.
 *
 * @param alreadyPublished published already, and to be kept
 * @param withoutData no raw data of that day
 * @param notEnded the day has not ended in their zone by the cutoff
 * @param noSuchDay their zone has no such day
 * @param notActive paused or erased
 * @param withoutRecords their published generation has no intermediate rows that can be summarized
 *     again; 0 of a run from raw
 */
public record LeftOut(
    int alreadyPublished,
    int withoutData,
    int notEnded,
    int noSuchDay,
    int notActive,
    int withoutRecords) {
  /** Nobody. */
  public static final LeftOut NOBODY = new LeftOut(0, 0, 0, 0, 0);

  /** What a plan from raw leaves out. */
  public LeftOut(
      int alreadyPublished, int withoutData, int notEnded, int noSuchDay, int notActive) {
    this(alreadyPublished, withoutData, notEnded, noSuchDay, notActive, 0);
  }
}
