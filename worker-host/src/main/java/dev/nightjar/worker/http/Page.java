package dev.nightjar.worker.http;

/** Something that can be asked for. Thread-safe, and never waiting for another server. */
@FunctionalInterface
public interface Page {
  /**
   * Answers.
   *
   * @param accept the media types that the asker takes, as in the header {@code Accept}; empty for
   *     any
   */
  Answer answer(String accept);
}
