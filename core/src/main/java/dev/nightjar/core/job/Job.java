package dev.nightjar.core.job;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import java.util.List;

/**
 * What a job author writes: an extractor that turns one visitor's events of a day into intermediate
 * records, and a summarizer that turns each record into metric deltas. All pieces are pure: the
 * same input gives the same output, on any host, in any order. A job is found by its name through
 * {@link java.util.ServiceLoader}, has a public constructor without parameters, and is thread-safe.
 *
 * @param <R> the intermediate record
 */
public interface Job<R> {
  /** The name by which the job is run and under which its rows are kept. */
  JobName name();

  /** Changes whenever the rows for the same events would change. */
  JobVersion version();

  /**
   * The first version whose intermediate records are those of this one: since then, the extractor
   * has emitted the same records for the same events, and the codec has stored them as the same
   * bytes. A backfill from intermediate rows summarizes again what versions from this one on have
   * extracted; who changes the summarizer alone returns the version that came with the extractor.
   *
   * @return 1 to {@link #version()}; the version itself unless overridden, so that nothing is
   *     claimed of others
   */
  default JobVersion recordsSince() {
    return version();
  }

  /** Every dimension that the summarizer writes, each with its metrics; names are distinct. */
  List<Dimension> dimensions();

  /**
   * What whoever shows summaries computes of their rows. It changes no row, so a change of it is no
   * new version.
   */
  default Ratios ratios() {
    return Ratios.NONE;
  }

  /** Turns one visitor's events into intermediate records. */
  Extractor<R> extractor();

  /** Turns an intermediate record into metric deltas. */
  Summarizer<R> summarizer();

  /** How an intermediate record is stored. */
  RecordCodec<R> codec();
}
