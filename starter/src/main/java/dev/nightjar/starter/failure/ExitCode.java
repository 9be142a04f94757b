package dev.nightjar.starter.failure;

/** What a command tells its caller by its exit code. */
public enum ExitCode {
  /** Done. */
  OK(0),
  /** Refused or failed; the message says why. */
  REFUSED(1),
  /**
   * Done in part: a run ended, and some merchants are not published; or records were read again,
   * and some stay in quarantine.
   */
  IN_PART(2),
  /** The command line is wrong. */
  USAGE(64),
  /** Ended by Ctrl-C, SIGINT. */
  INTERRUPTED(130),
  /** Ended by SIGTERM. */
  TERMINATED(143);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number. */
  public int number() {
    return number;
  }
}
