package dev.nightjar.activities.summary;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.util.Optional;

/** A merchant's day was withdrawn: nothing is published, and that is meant. */
public final class SummaryWithdrawn extends IOException {
  private static final long serialVersionUID = 1L;

  private SummaryWithdrawn(
      MerchantDay merchantDay, JobName job, Pointer pointer, Origin.Withdrawal withdrawal) {
    super(
        "Withdrawn: %s of %s by job %s, as generation %s: %s. See what was published before: nightjar summary generations %s %s --job %s"
            .formatted(
                merchantDay.merchant(),
                merchantDay.day(),
                job,
                pointer.generation(),
                withdrawal.reason(),
                merchantDay.merchant(),
                merchantDay.day(),
                job));
  }

  static void check(MerchantDay merchantDay, JobName job, Pointer pointer) throws SummaryWithdrawn {
    Optional<Origin.Withdrawal> withdrawal = pointer.withdrawal();
    if (withdrawal.isPresent()) {
      throw new SummaryWithdrawn(merchantDay, job, pointer, withdrawal.get());
    }
  }
}
