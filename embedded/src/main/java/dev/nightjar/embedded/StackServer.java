package dev.nightjar.embedded;

import java.util.Map;

/** A running server of the stack. Closing it twice does nothing the second time. */
sealed interface StackServer extends AutoCloseable
    permits TemporalServer, HBaseServer, MariaDbServer {

  /** The address it listens on, {@code 127.0.0.1:port}. */
  String address();

  /** What a client needs to know, under the keys of {@link EmbeddedStack#settings()}. */
  Map<String, String> settings();

  @Override
  void close();
}
