package dev.nightjar.starter.command;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code MERCHANT DAY --job JOB}: one merchant's day of one job. */
final class SummaryChoice {
  @Parameters(index = "0", paramLabel = "MERCHANT", description = "The merchant's id.")
  private @Nullable MerchantId merchant;

  @Parameters(index = "1", paramLabel = "DAY", description = "The business day.")
  private @Nullable LocalDate day;

  @Option(names = "--job", paramLabel = "JOB", description = "${DEFAULT-VALUE} unless given.")
  private JobName job = new JobName("merchant-analytics");

  MerchantDay merchantDay() {
    return new MerchantDay(Objects.requireNonNull(merchant), Objects.requireNonNull(day));
  }

  JobName job() {
    return job;
  }
}
