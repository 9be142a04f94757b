package dev.nightjar.workflows.schedule;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunId;
import java.time.LocalDate;

/**
 * Which schedule: a job has one for each group. Its text is {@code JOB/GROUP}.
 *
 * @param job what is computed
 * @param group the name of the group, as in a {@link RunId}
 */
public record ScheduleName(JobName job, String group) implements Comparable<ScheduleName> {
  /** How the ids of Nightjar's schedules begin on a server; all others are somebody else's. */
  static final String PREFIX = "nightjar/";

  public ScheduleName {
    group = new RunId(job, LocalDate.EPOCH, group, new Generation(1)).group();
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not {@code JOB/GROUP}
   */
  public static ScheduleName parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "Invalid schedule: '%s' is not JOB/GROUP; list them with: nightjar schedule list"
              .formatted(text));
    }
    return new ScheduleName(new JobName(text.substring(0, slash)), text.substring(slash + 1));
  }

  /** Its id on the server. */
  String id() {
    return PREFIX + this;
  }

  @Override
  public int compareTo(ScheduleName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return job + "/" + group;
  }
}
