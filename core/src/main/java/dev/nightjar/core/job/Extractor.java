package dev.nightjar.core.job;

import java.util.function.Consumer;

/**
 * Turns one visitor's events of one business day into intermediate records. Pure and thread-safe.
 *
 * @param <R> the intermediate record
 */
@FunctionalInterface
public interface Extractor<R> {
  /**
   * Reads the events, in order of {@code at} and then event id, each event id once, and emits
   * records. The events can be walked once; what is not walked is skipped.
   *
   * @param visitorDay whose events, and of which day
   * @param out takes the records, whose keys must be distinct within the merchant's day
   */
  void extract(VisitorDay visitorDay, Consumer<? super R> out);
}
