package dev.nightjar.worker.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * A secret: the content of its file, else what the environment says.
   *
   * @param file the setting that names the file
   */
  Optional<String> secret(Setting<Optional<String>> setting, Setting<Optional<Path>> file) {
    Optional<String> direct = value(setting);
    Optional<Path> named = value(file);
    return named.isPresent() ? SecretFile.content(named.get(), file, this) : direct;
  }

  /** A file that is read later; one that this user can't read is a problem. */
  Optional<Path> readable(Setting<Optional<Path>> setting) {
    Optional<Path> file = value(setting);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      problem(setting, file.get().toString(), "must be a file that this user can read");
      return Optional.empty();
    }
    return file;
  }

  /** All variables of the process; none where the environment is no source. */
  Map<String, String> environment() {
    return layers.stream()
        .filter(EnvironmentLayer.class::isInstance)
        .map(layer -> ((EnvironmentLayer) layer).variables())
        .findFirst()
        .orElse(Map.of());
  }

  /** Adds a problem with a setting. */
  void problem(Setting<?> setting, String value, String rule) {
    problem(setting.key(), value, rule, origin(setting));
  }

  /** Adds a problem with what is no setting, or with several together. */
  void problem(String key, String value, String rule, String origin) {
    problems.add(new ConfigurationProblem(key, value, rule, origin));
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

  /** Where a setting comes from, in words. */
  String origin(Setting<?> setting) {
    return layers.stream()
        .filter(candidate -> candidate.text(setting).isPresent())
        .findFirst()
        .map(layer -> layer.origin(setting))
        .orElse("default");
  }

  private static String shown(Setting<?> setting, String text) {
    return setting.places() == Setting.Places.ENVIRONMENT || setting.mayHoldSecret() ? "..." : text;
  }
}
