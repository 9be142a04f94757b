package dev.nightjar.worker.calls;

import java.time.Duration;

/**
 * How calls are logged.
 *
 * @param retention after how long an entry is deleted; zero for no log
 * @param arguments what is kept of arguments
 */
public record CallLogOptions(Duration retention, KeptArguments arguments) {
  public CallLogOptions {
    if (retention.isNegative()) {
      throw new IllegalArgumentException("Invalid retention: %s is negative".formatted(retention));
    }
  }

  /** Whether anything is logged. */
  public boolean isOn() {
    return !retention.isZero();
  }
}
