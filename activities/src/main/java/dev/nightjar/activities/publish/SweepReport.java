package dev.nightjar.activities.publish;

/**
 * What a sweep came to.
 *
 * @param generations generations whose rows are gone
 * @param rows rows deleted
 * @param kept generations that the ledger calls superseded and the published table does not
 * @param rest whether there is more to sweep
 */
public record SweepReport(int generations, long rows, int kept, Rest rest) {
  /** Of who did not have the turn to sweep. */
  static final SweepReport OF_ANOTHER = new SweepReport(0, 0, 0, Rest.OF_ANOTHER);

  /** What a sweep leaves to others. */
  public enum Rest {
    /** Nothing that was due when it began. */
    NOTHING,
    /** Its time was up before it was through. */
    MORE,
    /** Everything: another sweep was under way. */
    OF_ANOTHER
  }
}
