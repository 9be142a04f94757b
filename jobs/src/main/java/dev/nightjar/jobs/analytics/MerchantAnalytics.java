package dev.nightjar.jobs.analytics;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.Ratios;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import java.util.List;

/**
 * The built-in job {@code merchant-analytics}: visitors, sessions, orders, products, pairs,
 * categories and hours of a merchant's day. Thread-safe.
 */
public final class MerchantAnalytics implements Job<AnalyticsRecord> {
  /** The job's name. */
  public static final JobName NAME = new JobName("merchant-analytics");

  /** The version of the job with the default pair limit. */
  public static final JobVersion VERSION = new JobVersion(1);

  private final JobVersion version;
  private final PairLimit pairLimit;

  /** The job as it comes. */
  public MerchantAnalytics() {
    this(VERSION, PairLimit.DEFAULT);
  }

  /**
   * The job with another pair limit, which makes other rows and so is another version.
   *
   * @throws IllegalArgumentException when the limit is another one and the version is not
   */
  public MerchantAnalytics(JobVersion version, PairLimit pairLimit) {
    if (version.equals(VERSION) != pairLimit.equals(PairLimit.DEFAULT)) {
      throw new IllegalArgumentException(
          "Invalid job version: version %s of %s is for %s, not for %s. Give another limit another version"
              .formatted(VERSION, NAME, PairLimit.DEFAULT, pairLimit));
    }
    this.version = version;
    this.pairLimit = pairLimit;
  }

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public JobVersion version() {
    return version;
  }

  /** The limit is the summarizer's alone. */
  @Override
  public JobVersion recordsSince() {
    return VERSION;
  }

  @Override
  public List<Dimension> dimensions() {
    return AnalyticsDimensions.EVERY;
  }

  @Override
  public Ratios ratios() {
    return new AnalyticsRatios();
  }

  @Override
  public Extractor<AnalyticsRecord> extractor() {
    return new AnalyticsExtractor();
  }

  @Override
  public Summarizer<AnalyticsRecord> summarizer() {
    return new AnalyticsSummarizer(pairLimit);
  }

  @Override
  public RecordCodec<AnalyticsRecord> codec() {
    return new AnalyticsCodec();
  }
}
