package dev.nightjar.worker.config;

/**
 * Where Temporal is.
 *
 * @param target host and port of its frontend
 * @param namespace the namespace that runs live in
 */
public record TemporalSettings(String target, String namespace) {
  static TemporalSettings read(ConfigurationReader reader) {
    return new TemporalSettings(
        reader.value(Settings.TEMPORAL_TARGET), reader.value(Settings.TEMPORAL_NAMESPACE));
  }
}
