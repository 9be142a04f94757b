package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Pointer;
import java.util.List;

/**
 * The ledger's record of the generations of merchant-days. History, not truth: the truth is the
 * published table. Thread-safe; every method is idempotent and one transaction or two. Failures of
 * the store come as {@link LedgerUnavailable}.
 */
public interface GenerationHistory {
  /**
   * The generations of a merchant-day, the newest first.
   *
   * @param limit 1 to 10,000
   */
  List<GenerationRecord> of(MerchantDay merchantDay, JobName job, int limit);

  /**
   * Records a generation without a run as superseded before its rows are written, so that they are
   * swept if its pointer is never put.
   */
  void prepare(MerchantDay merchantDay, JobName job, Pointer pointer);

  /**
   * Records that readers are sent to a generation without a run, and what it supersedes. One that
   * was not {@link #prepare prepared} is recorded all the same.
   */
  void confirm(MerchantDay merchantDay, JobName job, Pointer pointer);
}
