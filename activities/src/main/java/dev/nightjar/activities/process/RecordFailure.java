package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.MerchantList;

/**
 * A job cannot do an intermediate record that an earlier version of it has stored. There is no raw
 * row to put into quarantine for it, so its merchant is taken out. A record's own key and value
 * name a visitor, and so may whatever the job says of them: the message has neither.
 */
public final class RecordFailure extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  private RecordFailure(Job<?> job, ResultId source, String what) {
    super(
        ("job %s version %s %s of generation %s of %s. Mend the job, or compute the day from raw: nightjar run %s %s"
                + " --merchants %s --force")
            .formatted(
                job.name(),
                job.version(),
                what,
                source.generation(),
                source.merchantDay(),
                source.job(),
                source.merchantDay().day(),
                MerchantList.of(source.merchantDay().merchant()).word()));
  }

  static RecordFailure of(Job<?> job, ResultId source, Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return new RecordFailure(
        job,
        source,
        "failed with %s%s on an intermediate record"
            .formatted(thrown.getClass().getName(), trace.length == 0 ? "" : " at " + trace[0]));
  }

  static RecordFailure otherForm(Job<?> job, ResultId source) {
    return new RecordFailure(
        job,
        source,
        "would store an intermediate record otherwise than it lies there, so its codec is another and its"
            + " recordsSince() too early (%s): that concerns a record"
                .formatted(job.recordsSince()));
  }
}
