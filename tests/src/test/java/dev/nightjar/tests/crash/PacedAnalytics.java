package dev.nightjar.tests.crash;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsRecord;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * {@link MerchantAnalytics} that takes its time: each visitor takes {@code nightjar.crash.pace}
 * milliseconds, so that a small night lasts long enough to be struck, and leaves the processors to
 * the servers. The merchants that the file {@code nightjar.crash.poison} names, one a line, it
 * cannot compute as long as that file is there.
 */
public final class PacedAnalytics implements Job<AnalyticsRecord> {
  /** The job's name. */
  public static final JobName NAME = new JobName("paced-analytics");

  private static final String PACE = "nightjar.crash.pace";
  private static final String POISON = "nightjar.crash.poison";

  private final MerchantAnalytics analytics = new MerchantAnalytics();
  private final Optional<Path> poison =
      Optional.ofNullable(System.getProperty(POISON)).map(Path::of);
  private final long nanos = Duration.ofMillis(Integer.getInteger(PACE, 0)).toNanos();

  /** The option of a process in which each visitor takes so long. */
  public static String javaOption(Duration pace) {
    return "-D%s=%d".formatted(PACE, pace.toMillis());
  }

  /** The option of a process that reads there which merchants it cannot compute. */
  static String poisonOption(Path file) {
    return "-D%s=%s".formatted(POISON, file);
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
      check(visitorDay.merchant());
      LockSupport.parkNanos(nanos);
      extractor.extract(visitorDay, out);
    };
  }

  private void check(MerchantId merchant) {
    if (poison.isPresent() && Files.exists(poison.get()) && isNamed(merchant, poison.get())) {
      throw new IllegalStateException("this job cannot compute merchant " + merchant);
    }
  }

  private static boolean isNamed(MerchantId merchant, Path file) {
    try {
      return Files.readAllLines(file).contains(merchant.value());
    } catch (IOException e) {
      // It was taken away a moment ago.
      return false;
    }
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
