package dev.nightjar.activities.failure;

/**
 * This worker host cannot do it, another may: the jobs of the hosts differ while a new release is
 * rolled out. The message says what, where, why and what to do.
 */
public class WrongHost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the words for a person. */
  public WrongHost(String message) {
    super(message);
  }
}
