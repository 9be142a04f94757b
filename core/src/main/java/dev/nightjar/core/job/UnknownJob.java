package dev.nightjar.core.job;

import dev.nightjar.core.model.JobName;
import java.util.SortedSet;

/** A job is named that is not on the class path. */
public final class UnknownJob extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the job, those that are known, and what to do. */
  public UnknownJob(JobName job, SortedSet<JobName> known) {
    super(
        ("Unknown job: '%s' is not among %s. Put the job's jar on the class path of the worker host, with its class"
                + " named in META-INF/services/%s")
            .formatted(job, known, Job.class.getName()));
  }
}
