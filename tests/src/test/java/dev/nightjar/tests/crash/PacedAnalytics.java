package dev.nightjar.tests.crash;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.jobs.analytics.AnalyticsRecord;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * {@link MerchantAnalytics} that takes its time: each visitor takes {@code nightjar.crash.pace}
 * milliseconds, so that a small night lasts long enough to be struck, and leaves the processors to
 * the servers.
 */
public final class PacedAnalytics implements Job<AnalyticsRecord> {
  /** The job's name. */
  public static final JobName NAME = new JobName("paced-analytics");

  private static final String PACE = "nightjar.crash.pace";

  private final MerchantAnalytics analytics = new MerchantAnalytics();
  private final long nanos = Duration.ofMillis(Integer.getInteger(PACE, 0)).toNanos();

  /** The option of a process in which each visitor takes so long. */
  static String javaOption(Duration pace) {
    return "-D%s=%d".formatted(PACE, pace.toMillis());
  }

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public JobVersion version() {
    return analytics.version();
  }

  @Override
  public List<Dimension> dimensions() {
    return analytics.dimensions();
  }

  @Override
  public Extractor<AnalyticsRecord> extractor() {
    Extractor<AnalyticsRecord> extractor = analytics.extractor();
    return (visitorDay, out) -> {
      LockSupport.parkNanos(nanos);
      extractor.extract(visitorDay, out);
    };
  }

  @Override
  public Summarizer<AnalyticsRecord> summarizer() {
    return analytics.summarizer();
  }

  @Override
  public RecordCodec<AnalyticsRecord> codec() {
    return analytics.codec();
  }
}
