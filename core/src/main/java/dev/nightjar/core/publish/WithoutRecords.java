package dev.nightjar.core.publish;

/** Why a merchant-day is not summarized again from intermediate rows. */
public enum WithoutRecords {
  /** Readers are sent nowhere. */
  NOT_PUBLISHED("nothing is published; run it from raw"),
  /** The job's present version has published it. */
  UP_TO_DATE("published by this version of the job; --all summarizes it again"),
  /** A run that is not older has published it. */
  NEWER_GENERATION("published by a run that is not older"),
  /** A person took it back. */
  WITHDRAWN("withdrawn; run it from raw"),
  /** A rollback copies summary rows alone. */
  ROLLED_BACK("rolled back to a copy, which has no intermediate rows; run it from raw"),
  /** This program has an older version of the job. */
  LATER_VERSION("published by a later version of the job than is here; bring that version"),
  /** Another extractor or codec. */
  OTHER_RECORDS("of a version with other intermediate records (Job.recordsSince); run it from raw"),
  /** The registry has the merchant in another zone on that day. */
  OTHER_ZONE("published for another time zone than the registry has; run it from raw"),
  /** There are no seals that tile the day and add up. */
  GONE("its intermediate rows are swept or incomplete; run it from raw");

  private final String words;

  WithoutRecords(String words) {
    this.words = words;
  }

  /** The reason for a person, and what to do. */
  public String words() {
    return words;
  }
}
