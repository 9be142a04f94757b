package dev.nightjar.worker.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server can't be reached or used; the message names what, where, why and what to do. */
public final class ConnectFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One problem. */
  public ConnectFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Several problems together. */
  public static ConnectFailed all(List<ConnectFailed> failures) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    StringBuilder message = new StringBuilder();
    failures.forEach(failure -> message.append('\n').append(failure.getMessage()));
    ConnectFailed all = new ConnectFailed(message.substring(1), failures.get(0));
    failures.stream().skip(1).forEach(all::addSuppressed);
    return all;
  }

  static ConnectFailed to(
      String what, String where, String why, String next, @Nullable Throwable cause) {
    return new ConnectFailed(
        "Cannot use %s at %s: %s. %s".formatted(what, where, why, next), cause);
  }
}
