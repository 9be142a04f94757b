package dev.nightjar.activities.hbase;

import java.time.Duration;

/**
 * How long to wait for HBase. All are at least a second.
 *
 * @param connect until the first answer, when a connection is opened
 * @param rpc for one call of a server, before it is tried again
 * @param operation for one operation with all its retries: longer than it takes to move the regions
 *     of a crashed server
 * @param scanner for a scanner's next rows
 */
public record HBaseTimeouts(Duration connect, Duration rpc, Duration operation, Duration scanner) {
  public HBaseTimeouts {
    requireSecond("connect", connect);
    requireSecond("rpc", rpc);
    requireSecond("operation", operation);
    requireSecond("scanner", scanner);
  }

  /** 8 seconds to connect, 20 seconds a call, 2 minutes an operation or a scanner's rows. */
  public static HBaseTimeouts defaults() {
    return new HBaseTimeouts(
        Duration.ofSeconds(8),
        Duration.ofSeconds(20),
        Duration.ofMinutes(2),
        Duration.ofMinutes(2));
  }

  private static void requireSecond(String name, Duration timeout) {
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "Invalid %s timeout of HBase: %s is less than a second".formatted(name, timeout));
    }
  }
}
