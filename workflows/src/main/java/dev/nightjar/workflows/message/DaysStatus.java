package dev.nightjar.workflows.message;

import dev.nightjar.core.model.Generation;
import java.time.LocalDate;
import java.util.List;

/**
 * How far the runs of several business days have come.
 *
 * @param cutoff as of when raw data counts
 * @param since what has a generation as new was done already when it went on; the cutoff unless it
 *     goes on with another
 * @param phase looking, days, pausing, paused or ended
 * @param soFar what the days that have ended came to; its {@code left} is 0 until the end
 * @param running the business days whose runs are under way, in the order of their start
 */
public record DaysStatus(
    Generation cutoff, Generation since, String phase, DaysReport soFar, List<LocalDate> running) {
  public DaysStatus {
    running = List.copyOf(running);
  }
}
