package dev.nightjar.activities.process;

import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.MerchantDay;

/** A job's own code threw. */
public final class JobFailure extends VisitorFailure {
  private static final long serialVersionUID = 1L;

  JobFailure(Job<?> job, MerchantDay merchantDay, Visitor visitor, Throwable cause) {
    super(
        "job %s version %s failed for %s: %s%s. Mend the job, raise its version, then run the day again"
            .formatted(
                job.name(),
                job.version(),
                merchantDay,
                JobTrace.words(cause, visitor),
                place(cause)),
        null);
  }

  private static String place(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
