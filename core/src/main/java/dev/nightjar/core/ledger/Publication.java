package dev.nightjar.core.ledger;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;

/**
 * That a run published a merchant-day: history, not truth; the truth is the published table.
 *
 * @param merchantDay what
 * @param run who
 * @param version the job version
 * @param summaryRows how many summary rows
 * @param digest over the summary rows in order
 * @param rows what became of the raw rows
 */
public record Publication(
    MerchantDay merchantDay,
    RunId run,
    JobVersion version,
    long summaryRows,
    Digest digest,
    RowCounts rows) {
  /** The job. */
  public JobName job() {
    return run.job();
  }

  /** The generation. */
  public Generation generation() {
    return run.generation();
  }
}
