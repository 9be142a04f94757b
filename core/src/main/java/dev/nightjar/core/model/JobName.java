package dev.nightjar.core.model;

import java.util.regex.Pattern;

/**
 * A job's name, by which it is found and under which its rows are kept.
 *
 * @param value a lower-case letter, then at most 63 lower-case letters, digits or hyphens
 */
public record JobName(String value) implements Comparable<JobName> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  public JobName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Invalid job name: '%s' must match %s".formatted(value, FORM));
    }
  }

  @Override
  public int compareTo(JobName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
