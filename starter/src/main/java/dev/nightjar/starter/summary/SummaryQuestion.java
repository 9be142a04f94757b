package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.UnknownMerchant;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for one merchant's day.
 *
 * @param job of which job
 * @param merchant whose day
 * @param day the business day
 */
public record SummaryQuestion(JobName job, MerchantId merchant, LocalDate day) {
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  /** All dimensions of the day. */
  public ShownDay answer(Session session) throws IOException {
    Job<?> known = job(session);
    Set<String> all =
        known.dimensions().stream().map(Dimension::name).collect(Collectors.toUnmodifiableSet());
    return shown(session, all, summaries -> summaries.find(known, merchant, day));
  }

  /** The rows of one dimension in order of their values. */
  public ShownDay answer(Session session, Dimension dimension) throws IOException {
    Job<?> known = job(session);
    Set<String> one = Set.of(dimension.name());
    return shown(session, one, summaries -> summaries.find(known, merchant, day, one));
  }

  /** The first rows of one dimension by a metric. */
  public ShownDay top(Session session, Dimension dimension, int most, Optional<String> metric)
      throws IOException {
    Job<?> known = job(session);
    Comparator<SummaryRow> order = TopOrder.of(dimension, metric);
    return shown(
        session,
        Set.of(),
        summaries -> summaries.top(known, merchant, day, dimension.name(), most, order));
  }

  /** Reads the rows that are shown. */
  private interface Reading {
    Optional<DaySummary> of(Summaries summaries) throws IOException;
  }

  /**
   * Reads rows, and what their ratios follow from, out of one generation.
   *
   * @param whole the dimensions of which all rows are read
   */
  private ShownDay shown(Session session, Set<String> whole, Reading reading) throws IOException {
    checkReadable(session);
    Summaries summaries = session.part(Summaries.class);
    Job<?> known = job(session);
    for (int tries = 0; tries < Summaries.MOST_TRIES; tries++) {
      DaySummary summary = published(session, reading.of(summaries));
      RatioSources sources = new RatioSources(known.ratios(), summary.rows());
      Set<String> more = sources.dimensions(whole);
      if (more.isEmpty()
          || summaries
              .visit(known, merchant, day, more, sources)
              .equals(Optional.of(summary.pointer()))) {
        return new ShownDay(summary, known.ratios(), sources.rows());
      }
    }
    throw new CommandRefused(
        "Cannot show %s of %s: it is published anew again and again just now. Ask again"
            .formatted(merchant, day));
  }

  /** The job. */
  public Job<?> job(Session session) throws IOException {
    return session.part(JobCatalog.class).job(job);
  }

  /** A dimension of the job. */
  public Dimension dimension(Session session, String name) throws IOException {
    List<Dimension> dimensions = job(session).dimensions();
    return dimensions.stream()
        .filter(dimension -> dimension.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    "Unknown dimension: job %s has no '%s', but %s"
                        .formatted(job, name, dimensions.stream().map(Dimension::name).toList())));
  }

  /** Nothing is read of who is not registered, or is no more. */
  private void checkReadable(Session session) throws IOException {
    ErasedMerchant.refuse(
        session
            .part(MerchantRegistry.class)
            .snapshot()
            .merchant(merchant)
            .orElseThrow(() -> new UnknownMerchant(merchant)));
  }

  private DaySummary published(Session session, Optional<DaySummary> summary) throws IOException {
    if (summary.isPresent()) {
      return summary.get();
    }
    List<LocalDate> days = readable(session.part(Summaries.class).days(job, merchant, FIRST, LAST));
    throw new CommandRefused(
        "Not published: %s has no summary of %s for %s; %s. Run it: nightjar run %s %s"
            .formatted(job, merchant, day, words(days), job, day));
  }

  /** Withdrawn days are told of by themselves; nobody can read them. */
  static List<LocalDate> readable(List<PublishedDay> days) {
    return days.stream()
        .filter(day -> day.pointer().withdrawal().isEmpty())
        .map(PublishedDay::day)
        .toList();
  }

  private static String words(List<LocalDate> days) {
    if (days.isEmpty()) {
      return "none of its days is published";
    }
    LocalDate first = days.get(0);
    return days.size() == 1
        ? "of its days only %s is published".formatted(first)
        : "%d of its days are published, %s to %s"
            .formatted(days.size(), first, days.get(days.size() - 1));
  }
}
