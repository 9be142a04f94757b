package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import java.util.List;

/**
 * What a run came to.
 *
 * @param run which run
 * @param state its end state
 * @param batches batches planned
 * @param chunks chunks done
 * @param merchantsPublished merchants published
 * @param merchantsFailed merchants taken out
 * @param rows what became of the raw rows
 * @param leftOut who was not in the plan
 * @param failures the first failures, at most {@link #MAX_FAILURES}; the ledger has all
 * @param problems what failed for a whole group of merchants or a sum that does not hold, in words,
 *     at most {@link #MAX_FAILURES}
 * @param message the end in words, for a person
 */
public record RunReport(
    RunId run,
    RunState state,
    int batches,
    int chunks,
    int merchantsPublished,
    int merchantsFailed,
    RowCounts rows,
    LeftOut leftOut,
    List<MerchantFailure> failures,
    List<String> problems,
    String message) {
  /** The most failures that a report carries. */
  public static final int MAX_FAILURES = 20;

  public RunReport {
    failures = List.copyOf(failures);
    problems = List.copyOf(problems);
  }

  /** The same report with other words. */
  public RunReport withMessage(String words) {
    return new RunReport(
        run,
        state,
        batches,
        chunks,
        merchantsPublished,
        merchantsFailed,
        rows,
        leftOut,
        failures,
        problems,
        words);
  }
}
