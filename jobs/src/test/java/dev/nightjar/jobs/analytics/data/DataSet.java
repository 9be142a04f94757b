package dev.nightjar.jobs.analytics.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A folder with events and what must come out of them. */
record DataSet(Path folder) {
  static DataSet named(String name) {
    String root = Objects.requireNonNull(System.getProperty("nightjar.data"), "nightjar.data");
    return new DataSet(Path.of(root, name));
  }

  List<String> lines(String file) {
    try {
      if (!file.endsWith(".gz")) {
        return Files.readAllLines(folder.resolve(file));
      }
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(folder.resolve(file))),
                  StandardCharsets.UTF_8))) {
        return in.lines().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
