package dev.nightjar.activities.hbase;

import org.jspecify.annotations.Nullable;

/** HBase can't be reached. The message says what, where and what to do. */
public final class HBaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HBaseUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
