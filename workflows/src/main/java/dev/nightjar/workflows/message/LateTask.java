package dev.nightjar.workflows.message;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for late data.
 *
 * @param job what is computed
 * @param cutoff only business days that had ended by then
 * @param zones only merchants whose day ends in one of these time zones; empty for all
 * @param terms how it is taken
 * @param tonight the business day of the night that asks, which takes what waits of it itself; null
 *     when no night asks
 */
public record LateTask(
    JobName job,
    Generation cutoff,
    List<ZoneId> zones,
    LateTerms terms,
    @Nullable LocalDate tonight) {
  public LateTask {
    zones = List.copyOf(zones);
  }
}
