package dev.nightjar.activities.publish;

/** Something does not hold for one merchant, so that merchant is not published. */
final class Unpublishable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unpublishable(String reason) {
    super(reason);
  }
}
