package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.WrongHost;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;

/** This worker host has another version of the job than the plan was made for, or none. */
public final class WrongJobVersion extends WrongHost {
  private static final long serialVersionUID = 1L;

  private WrongJobVersion(String here, JobName job, JobVersion planned) {
    super(
        ("this worker host has %s of job %s, the run was planned with version %s. Give every worker host"
                + " the same jobs, then retry the run, or run the day again with --force")
            .formatted(here, job, planned));
  }

  /**
   * The job of a plan.
   *
   * @throws WrongJobVersion when this worker host has another version, or no such job
   */
  public static Job<?> check(JobCatalog jobs, JobName name, JobVersion planned) {
    Job<?> job =
        jobs.find(name).orElseThrow(() -> new WrongJobVersion("no version", name, planned));
    if (!job.version().equals(planned)) {
      throw new WrongJobVersion("version " + job.version(), name, planned);
    }
    return job;
  }
}
