package dev.nightjar.core.lane;

import java.util.List;

/**
 * What was set for lanes. A lane without a rule does as its callers were configured. Thread-safe.
 * Failures of the store come as {@link dev.nightjar.core.ledger.LedgerUnavailable}.
 */
public interface OverloadRules {
  /** All of them, in order of the lanes. */
  List<OverloadRule> all();

  /** Sets a lane's rule in the place of an earlier one. */
  void set(OverloadRule rule);
}
