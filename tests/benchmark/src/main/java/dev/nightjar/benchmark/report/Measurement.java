package dev.nightjar.benchmark.report;

import dev.nightjar.benchmark.measure.ProgramResult;
import dev.nightjar.benchmark.profile.Profile;
import java.time.Duration;

/**
 * One program, measured once.
 *
 * @param program which
 * @param round counts from 1
 * @param result what it did and took
 * @param stackProcessor processor time of the stack meanwhile: HBase, Temporal and MariaDB
 * @param profile where its time went
 * @param stackProfile where the stack's time went meanwhile
 */
public record Measurement(
    Program program,
    int round,
    ProgramResult result,
    Duration stackProcessor,
    Profile profile,
    Profile stackProfile) {
  /** Rows a second. */
  public double rowsPerSecond() {
    return result.rows() / seconds();
  }

  /** Bytes of documents a second. */
  public double bytesPerSecond() {
    return result.bytes() / seconds();
  }

  /** The time that it took, in seconds. */
  public double seconds() {
    return Math.max(1e-3, result.elapsed().toNanos() / 1e9);
  }
}
