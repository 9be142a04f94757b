package dev.nightjar.activities.planning;

/** Why a merchant is not in a plan. */
enum LeftOutReason {
  ALREADY_PUBLISHED("already published"),
  WITHOUT_DATA("without raw data of that day"),
  NOT_ENDED("whose day has not ended by the cutoff"),
  NO_SUCH_DAY("whose zone has no such day"),
  NOT_ACTIVE("paused or erased"),
  WITHOUT_RECORDS("whose intermediate rows cannot be summarized again");

  private final String words;

  LeftOutReason(String words) {
    this.words = words;
  }

  /** What is said of such merchants. */
  String words() {
    return words;
  }
}
