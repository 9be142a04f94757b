package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.Summaries;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  public DaySummary answer(Session session) throws IOException {
    checkReadable(session);
    return published(session, session.part(Summaries.class).find(job(session), merchant, day));
  }

  /** The rows of one dimension in order of their values. */
  public DaySummary answer(Session session, Dimension dimension) throws IOException {
    checkReadable(session);
    return published(
        session,
        session.part(Summaries.class).find(job(session), merchant, day, Set.of(dimension.name())));
  }

  /** The first rows of one dimension by a metric. */
  public DaySummary top(Session session, Dimension dimension, int most, Optional<String> metric)
      throws IOException {
    checkReadable(session);
    return published(
        session,
        session
            .part(Summaries.class)
            .top(
                job(session),
                merchant,
                day,
                dimension.name(),
                most,
                TopOrder.of(dimension, metric)));
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
    List<LocalDate> days =
        readable(session.part(Summaries.class).days(job, merchant, FIRST, LAST));
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
