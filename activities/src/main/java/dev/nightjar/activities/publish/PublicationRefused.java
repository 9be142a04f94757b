package dev.nightjar.activities.publish;

/** A rollback or a withdrawal that cannot be; the message says why and what to do. */
public final class PublicationRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PublicationRefused(String message) {
    super(message);
  }
}
