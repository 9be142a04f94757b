package dev.nightjar.worker.connect;

import java.util.Collection;
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
  public static ConnectFailed all(Collection<ConnectFailed> together) {
    List<ConnectFailed> failures = List.copyOf(together);
    if (failures.size() == 1) {
      return failures.get(0);
    }
    StringBuilder message = new StringBuilder();
    failures.forEach(failure -> message.append('\n').append(failure.getMessage()));
    ConnectFailed all = new ConnectFailed(message.substring(1), failures.get(0));
    failures.stream().skip(1).forEach(all::addSuppressed);
    return all;
  }

  /** A problem that its cause has in words already, with what can be done about it here. */
  static ConnectFailed because(RuntimeException cause, String next) {
    String words = String.valueOf(cause.getMessage());
    String end = words.endsWith("?") || words.endsWith(".") ? " " : ". ";
    return new ConnectFailed(words + end + next, cause);
  }
}
