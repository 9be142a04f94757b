package dev.nightjar.worker.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How a worker host tells how it is.
 *
 * @param address where it listens; empty for nowhere
 * @param checkEvery how often it looks whether its servers answer
 * @param checkTimeout how long an answer may take
 */
public record HttpSettings(
    Optional<HttpAddress> address, Duration checkEvery, Duration checkTimeout) {
  static HttpSettings read(ConfigurationReader reader) {
    return new HttpSettings(
        reader.value(Settings.HTTP_ADDRESS),
        reader.value(Settings.HTTP_CHECK_EVERY),
        reader.value(Settings.HTTP_CHECK_TIMEOUT));
  }
}
