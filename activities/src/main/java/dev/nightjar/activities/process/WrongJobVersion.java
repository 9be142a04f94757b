package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.job.UnknownJob;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;

/** This worker host has another version of the job than the plan was made for. */
public final class WrongJobVersion extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  private WrongJobVersion(JobName job, JobVersion planned, JobVersion here) {
    super(
        ("this worker host has version %s of job %s, the run was planned with version %s. Give every worker host"
                + " the same jobs, then retry the run, or run the day again with --force")
            .formatted(here, job, planned));
  }

  /**
   * The job of a plan.
   *
   * @throws UnknownJob when this worker host has no such job
   * @throws WrongJobVersion when it has another version
   */
  public static Job<?> check(JobCatalog jobs, JobName name, JobVersion planned) {
    Job<?> job = jobs.job(name);
    if (!job.version().equals(planned)) {
      throw new WrongJobVersion(name, planned, job.version());
    }
    return job;
  }
}
