package dev.nightjar.activities.summary;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.ShellWord;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.util.Optional;

/** A merchant's day was withdrawn: nothing is published, and that is meant. */
public final class SummaryWithdrawn extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

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
                ShellWord.of(merchantDay.merchant().value()),
                merchantDay.day(),
                job));
    this.reason = withdrawal.reason();
  }

  /** Why, on one line, as whoever withdrew it wrote. */
  public String reason() {
    return reason;
  }

  /**
   * Lets every pointer pass that has rows.
   *
   * @throws SummaryWithdrawn when it is a withdrawal
   */
  public static void check(MerchantDay merchantDay, JobName job, Pointer pointer)
      throws SummaryWithdrawn {
    Optional<Origin.Withdrawal> withdrawal = pointer.withdrawal();
    if (withdrawal.isPresent()) {
      throw new SummaryWithdrawn(merchantDay, job, pointer, withdrawal.get());
    }
  }
}
