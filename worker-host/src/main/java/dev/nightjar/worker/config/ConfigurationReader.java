package dev.nightjar.worker.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads settings out of layers and collects what is wrong. Not thread-safe. */
final class ConfigurationReader {
  private final List<Layer> layers;
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  ConfigurationReader(List<Layer> layers, List<Setting<?>> known) {
    this.layers = List.copyOf(layers);
    layers.forEach(layer -> problems.addAll(layer.strangers(known)));
  }

  /** A setting's value; its default when its text breaks the rule, which is then a problem. */
  <T> T value(Setting<T> setting) {
    Optional<Layer> layer =
        layers.stream().filter(candidate -> candidate.text(setting).isPresent()).findFirst();
    if (layer.isPresent()) {
      String text = layer.get().text(setting).orElse("");
      try {
        return setting.rule().reader().apply(text);
      } catch (RuntimeException e) {
        problem(setting, shown(setting, text), "must be " + setting.rule().words());
      }
    }
    return setting.rule().reader().apply(setting.defaultText());
  }

  /** Adds a problem with a setting. */
  void problem(Setting<?> setting, String value, String rule) {
    problems.add(new ConfigurationProblem(setting.key(), value, rule, origin(setting)));
  }

  /** Builds a record; what it refuses becomes a problem, and the fallback is taken. */
  <T> T checked(String keys, Supplier<T> built, T fallback) {
    try {
      return built.get();
    } catch (IllegalArgumentException e) {
      problems.add(
          new ConfigurationProblem(keys, "...", String.valueOf(e.getMessage()), "together"));
      return fallback;
    }
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigurationException when there was any problem
   */
  void finish() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private String origin(Setting<?> setting) {
    return layers.stream()
        .filter(candidate -> candidate.text(setting).isPresent())
        .findFirst()
        .map(layer -> layer.origin(setting))
        .orElse("default");
  }

  private static String shown(Setting<?> setting, String text) {
    return setting.places() == Setting.Places.ENVIRONMENT ? "..." : text;
  }
}
