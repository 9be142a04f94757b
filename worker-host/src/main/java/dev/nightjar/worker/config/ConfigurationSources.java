package dev.nightjar.worker.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a configuration is read from: what was added first wins, and defaults hold for the rest.
 * Immutable.
 */
public final class ConfigurationSources {
  private final List<Layer> layers;

  private ConfigurationSources(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** Nothing but the defaults. */
  public static ConfigurationSources defaults() {
    return new ConfigurationSources(List.of());
  }

  /** The environment first, and then what else is added. */
  public static ConfigurationSources environment(Map<String, String> variables) {
    return defaults().and(new EnvironmentLayer(variables));
  }

  /**
   * Also a properties file in UTF-8.
   *
   * @throws ConfigurationException when it can't be read
   */
  public ConfigurationSources file(Path file) {
    return and(FileLayer.of(file));
  }

  /** Also texts by key, with where they come from in words. */
  public ConfigurationSources values(String origin, Map<String, String> entries) {
    return and(new FileLayer(origin, entries));
  }

  /** The other sources after these. */
  public ConfigurationSources then(ConfigurationSources others) {
    List<Layer> all = new ArrayList<>(layers);
    all.addAll(others.layers);
    return new ConfigurationSources(all);
  }

  /**
   * Reads every key.
   *
   * @throws ConfigurationException listing every mistake
   */
  public NightjarConfig read() {
    return NightjarConfig.read(new ConfigurationReader(layers, Settings.ALL));
  }

  private ConfigurationSources and(Layer layer) {
    List<Layer> all = new ArrayList<>(layers);
    all.add(layer);
    return new ConfigurationSources(all);
  }
}
