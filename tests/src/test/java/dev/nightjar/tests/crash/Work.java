package dev.nightjar.tests.crash;

import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.tests.NightjarProcess;
import java.util.List;

/**
 * What is struck: it goes on by itself, a command follows it, and it ends. Looked at by several
 * threads.
 */
interface Work {
  /** The words of the command line that follows it. */
  List<String> follow();

  /** Whether a command that has ended has come to the end of the work, or came after it. */
  boolean isServedBy(NightjarProcess ended) throws InterruptedException;

  /**
   * How far it has come.
   *
   * @throws LedgerUnavailable when the ledger does not answer; it is asked again
   */
  Progress progress();

  /**
   * How far it has come.
   *
   * @param chunks done, of all its runs
   * @param steps everything that shows that it goes on: chunks, merchants published, runs ended
   * @param isEnded whether nothing of it runs any more
   */
  record Progress(int chunks, int steps, boolean isEnded) {
    /** Before anything was seen of it. */
    static final Progress NONE = new Progress(0, 0, false);
  }
}
