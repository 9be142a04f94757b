package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds merchant-days that an older version of a job published than this installation has, by their
 * pointers. Withdrawn days and those of erased merchants are none: nobody renews them. Not
 * thread-safe.
 */
public final class StaleDays {
  private final Summaries summaries;
  private final Job<?> job;
  private final ProgressLine progress;

  /**
   * One page of them, in order of merchant and day.
   *
   * @param days no more than were asked for
   * @param isMoreBehind whether there are more
   */
  public record Page(List<StaleDay> days, boolean isMoreBehind) {}

  /** The days of a job. */
  public StaleDays(Summaries summaries, Job<?> job, ProgressLine progress) {
    this.summaries = summaries;
    this.job = job;
    this.progress = progress;
  }

  /**
   * Reads a page.
   *
   * @param merchants whose, in order of their ids
   * @param first the first day
   * @param last the last day
   * @param after only those behind this one
   * @param most 1 or more
   */
  public Page page(
      Collection<Merchant> merchants,
      LocalDate first,
      LocalDate last,
      Optional<MerchantDay> after,
      int most)
      throws IOException {
    List<StaleDay> days = new ArrayList<>();
    int asked = 0;
    for (Merchant merchant : merchants) {
      asked++;
      if (!ErasedMerchant.is(merchant) && mayBeBehind(merchant, after)) {
        progress.update(
            "looking: merchant %s of %s, %s"
                .formatted(
                    Elapsed.count(asked),
                    Elapsed.count(merchants.size()),
                    Elapsed.count(days.size(), "day")));
        for (PublishedDay day : summaries.days(job.name(), merchant.id(), first, last)) {
          MerchantDay merchantDay = new MerchantDay(merchant.id(), day.day());
          if (isStale(day) && isBehind(merchantDay, after)) {
            if (days.size() == most) {
              return new Page(days, true);
            }
            days.add(new StaleDay(merchantDay, day.pointer()));
          }
        }
      }
    }
    return new Page(days, false);
  }

  private boolean isStale(PublishedDay day) {
    return day.pointer().withdrawal().isEmpty()
        && day.pointer().version().number() < job.version().number();
  }

  private static boolean mayBeBehind(Merchant merchant, Optional<MerchantDay> after) {
    return after.filter(last -> merchant.id().compareTo(last.merchant()) < 0).isEmpty();
  }

  private static boolean isBehind(MerchantDay merchantDay, Optional<MerchantDay> after) {
    return after.filter(last -> merchantDay.compareTo(last) <= 0).isEmpty();
  }
}
