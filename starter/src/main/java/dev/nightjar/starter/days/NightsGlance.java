package dev.nightjar.starter.days;

import dev.nightjar.core.ledger.RunRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Nights at one moment.
 *
 * @param ended how many have ended
 * @param all how many there are
 * @param published merchant-days that they published
 * @param rows raw rows read, those of nights that run included
 * @param rowsPerSecond lately
 * @param left until the last night ends; empty when nothing can be said
 * @param elapsed since the first was started
 * @param running the nights that run
 * @param failures nights that are not complete, and why
 */
public record NightsGlance(
    long ended,
    long all,
    long published,
    long rows,
    double rowsPerSecond,
    Optional<Duration> left,
    Duration elapsed,
    List<RunRecord> running,
    List<String> failures) {
  public NightsGlance {
    running = List.copyOf(running);
    failures = List.copyOf(failures);
  }
}
