package dev.nightjar.worker.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Settings with their keys: a properties file in UTF-8, or what a program sets.
 *
 * @param name where the settings come from, in words
 * @param entries texts by key
 */
record FileLayer(String name, Map<String, String> entries) implements Layer {
  FileLayer {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  static FileLayer of(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          List.of(
              new ConfigurationProblem(
                  "--config",
                  file.toString(),
                  "must be a properties file in UTF-8 that can be read: " + words(e),
                  "command line or NIGHTJAR_CONFIG")));
    }
    Map<String, String> entries = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
    return new FileLayer(file.toString(), entries);
  }

  /** The platform's words are for programmers. */
  private static String words(Exception failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "this user may not";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    }
    return failure instanceof IllegalArgumentException
        ? "after \\u there must be four hexadecimal digits; write a backslash as two"
        : String.valueOf(failure.getMessage());
  }

  @Override
  public Optional<String> text(Setting<?> setting) {
    return setting.places() == Setting.Places.ENVIRONMENT
        ? Optional.empty()
        : Optional.ofNullable(entries.get(setting.key())).map(String::strip);
  }

  @Override
  public String origin(Setting<?> setting) {
    return name;
  }

  @Override
  public List<ConfigurationProblem> strangers(List<Setting<?>> known) {
    return entries.keySet().stream().flatMap(key -> stranger(key, known).stream()).toList();
  }

  private Optional<ConfigurationProblem> stranger(String key, List<Setting<?>> known) {
    Optional<Setting<?>> setting = known.stream().filter(s -> s.key().equals(key)).findFirst();
    if (setting.isEmpty()) {
      return Optional.of(new ConfigurationProblem(key, "...", "there is no such key", name));
    }
    return setting
        .filter(s -> s.places() == Setting.Places.ENVIRONMENT)
        .map(
            s ->
                new ConfigurationProblem(
                    key,
                    "...",
                    "a secret has no place in a file; set %s or %s.file"
                        .formatted(s.variable(), s.key()),
                    name));
  }
}
