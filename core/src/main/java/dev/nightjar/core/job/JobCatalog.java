package dev.nightjar.core.job;

import dev.nightjar.core.model.JobName;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The jobs that a process can run, by name. Immutable, thread-safe. */
public final class JobCatalog {
  private final SortedMap<JobName, Job<?>> jobs = new TreeMap<>();

  private JobCatalog(Iterable<? extends Job<?>> jobs) {
    for (Job<?> job : jobs) {
      add(job);
    }
  }

  /**
   * Every job on the class path that {@link ServiceLoader} finds.
   *
   * @throws IllegalArgumentException when two jobs have one name, or a job's dimensions do, or a
   *     ratio and a metric of one dimension, or one states its records since a later version than
   *     it has
   * @throws IllegalStateException when a job cannot be loaded
   */
  public static JobCatalog load() {
    try {
      TreeMap<String, Job<?>> byClass = new TreeMap<>();
      for (Job<?> job : ServiceLoader.load(Job.class)) {
        byClass.put(job.getClass().getName(), job);
      }
      return new JobCatalog(byClass.values());
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException(
          "Cannot load the jobs on the class path: %s. Mend or remove the jar that names it"
              .formatted(e.getMessage()),
          e);
    }
  }

  /**
   * The given jobs.
   *
   * @throws IllegalArgumentException when two jobs have one name, or a job's dimensions do
   */
  public static JobCatalog of(Job<?>... jobs) {
    return new JobCatalog(List.of(jobs));
  }

  /** The job of a name, if there is one. */
  public Optional<Job<?>> find(JobName name) {
    return Optional.ofNullable(jobs.get(name));
  }

  /**
   * The job of a name.
   *
   * @throws UnknownJob when there is none
   */
  public Job<?> job(JobName name) {
    return find(name).orElseThrow(() -> new UnknownJob(name, names()));
  }

  /** The names of all jobs. */
  public SortedSet<JobName> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(jobs.keySet()));
  }

  private void add(Job<?> job) {
    checkDimensions(job);
    checkRecords(job);
    Job<?> other = jobs.putIfAbsent(job.name(), job);
    if (other != null) {
      throw new IllegalArgumentException(
          ("Invalid jobs: '%s' is the name of both %s (version %s) and %s (version %s)."
                  + " Keep one of their jars on the class path")
              .formatted(
                  job.name(),
                  other.getClass().getName(),
                  other.version(),
                  job.getClass().getName(),
                  job.version()));
    }
  }

  private static void checkRecords(Job<?> job) {
    if (job.recordsSince().number() > job.version().number()) {
      throw new IllegalArgumentException(
          "Invalid job '%s': %s has version %s, and its records since version %s, which is later"
              .formatted(job.name(), job.getClass().getName(), job.version(), job.recordsSince()));
    }
  }

  private static void checkDimensions(Job<?> job) {
    Set<String> names = new HashSet<>();
    for (Dimension dimension : job.dimensions()) {
      if (!names.add(dimension.name())) {
        throw new IllegalArgumentException(
            "Invalid job '%s': %s declares dimension '%s' twice"
                .formatted(job.name(), job.getClass().getName(), dimension.name()));
      }
      checkRatios(job, dimension);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid job '%s': %s declares no dimension"
              .formatted(job.name(), job.getClass().getName()));
    }
  }

  private static void checkRatios(Job<?> job, Dimension dimension) {
    Set<String> names = new HashSet<>();
    dimension.metrics().forEach(metric -> names.add(metric.name()));
    for (String ratio : job.ratios().names(dimension.name())) {
      if (!names.add(ratio)) {
        throw new IllegalArgumentException(
            "Invalid job '%s': %s gives dimension '%s' a ratio '%s' beside a metric or a ratio of that name"
                .formatted(job.name(), job.getClass().getName(), dimension.name(), ratio));
      }
    }
  }
}
