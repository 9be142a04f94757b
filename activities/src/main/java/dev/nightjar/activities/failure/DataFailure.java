package dev.nightjar.activities.failure;

/** Too many records are bad; the message says where, how many, and what to do. */
public class DataFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the words for a person. */
  public DataFailure(String message) {
    super(message);
  }
}
