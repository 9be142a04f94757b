package dev.nightjar.core.model;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a job for one business day over a group of merchants, as of one cutoff. Its text
 * is {@code JOB/DAY/GROUP/CUTOFF}.
 *
 * @param job what is computed
 * @param day the business day
 * @param group which merchants: {@code all}, or a name of at most 64 letters, digits, dots,
 *     underscores and hyphens
 * @param generation the run's cutoff
 */
public record RunId(JobName job, LocalDate day, String group, Generation generation) {
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public RunId {
    if (!GROUP.matcher(group).matches()) {
      throw new IllegalArgumentException(
          "Invalid group: '%s' must match %s".formatted(group, GROUP));
    }
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not {@code JOB/DAY/GROUP/CUTOFF}
   */
  public static RunId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 4) {
      throw invalid(text, null);
    }
    try {
      return new RunId(
          new JobName(parts[0]),
          LocalDate.parse(parts[1]),
          parts[2],
          new Generation(Long.parseLong(parts[3])));
    } catch (RuntimeException e) {
      throw invalid(text, e);
    }
  }

  private static IllegalArgumentException invalid(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Invalid run: '%s' is not JOB/DAY/GROUP/CUTOFF; list them with: nightjar status"
            .formatted(text),
        cause);
  }

  @Override
  public String toString() {
    return job + "/" + day + "/" + group + "/" + generation;
  }
}
