package dev.nightjar.activities.summary;

import dev.nightjar.core.publish.Pointer;

/** Takes the rows of a summary as they stream by. */
public interface SummaryVisitor {
  /**
   * Rows of this generation follow. When the pointer moves meanwhile it is called again, and what
   * came before is to be forgotten.
   */
  void begin(Pointer pointer);

  /** Takes a row, in order of dimension and value, bytewise. */
  void row(SummaryRow row);
}
