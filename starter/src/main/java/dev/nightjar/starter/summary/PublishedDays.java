package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.activities.summary.SummaryWithdrawn;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where a stream reads the published days of a job. Thread-safe. */
interface PublishedDays {
  /** As {@link Summaries#days}. */
  List<PublishedDay> days(MerchantId merchant, LocalDate first, LocalDate last) throws IOException;

  /**
   * As {@link Summaries#find}.
   *
   * @throws SummaryWithdrawn when the day was withdrawn
   */
  Optional<DaySummary> find(MerchantId merchant, LocalDate day) throws IOException;

  /** Those of a job. */
  static PublishedDays of(Summaries summaries, Job<?> job) {
    return new PublishedDays() {
      @Override
      public List<PublishedDay> days(MerchantId merchant, LocalDate first, LocalDate last)
          throws IOException {
        return summaries.days(job.name(), merchant, first, last);
      }

      @Override
      public Optional<DaySummary> find(MerchantId merchant, LocalDate day) throws IOException {
        return summaries.find(job, merchant, day);
      }
    };
  }
}
