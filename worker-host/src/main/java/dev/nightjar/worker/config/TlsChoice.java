package dev.nightjar.worker.config;

/** Whether a connection is encrypted, where that is said. */
enum TlsChoice {
  ON,
  OFF
}
