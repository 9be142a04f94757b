package dev.nightjar.starter.trial;

import dev.nightjar.starter.connect.OpenStack;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real data that comes with Nightjar, and where the demo keeps what it makes of it.
 *
 * @param home the folder of the project
 */
public record BundledData(Path home) {
  /** Of the project that the start script found; the working folder without the script. */
  public static BundledData ofProcess() {
    return new BundledData(Path.of(System.getProperty("nightjar.home", ".")));
  }

  /** The events and merchants of both bundled data sets. */
  public TrialInput input() {
    Path shop = home.resolve("docs/data/ecom-corrupt");
    Path stores = home.resolve("docs/data/foodmart-1997-12");
    if (!Files.isDirectory(shop) || !Files.isDirectory(stores)) {
      throw new CommandRefused(
          "Cannot find the bundled data in '%s'. Run it from the project: bin/nightjar demo"
              .formatted(home.resolve("docs/data")));
    }
    return new TrialInput(
        List.of(shop.resolve("events.ndjson.gz"), stores.resolve("events.ndjson.gz")),
        List.of(shop.resolve("merchants.json"), stores.resolve("merchants.json")),
        Optional.empty());
  }

  /** Where the demo's stack keeps its data. */
  public Path demoFolder() {
    return home.resolve(".nightjar/demo");
  }

  /** Deletes what an earlier demo left. */
  public void wipeDemo() throws IOException {
    if (OpenStack.runsIn(demoFolder())) {
      throw new CommandRefused(
          "Cannot start the demo: another process runs its stack in '%s'. Stop that first"
              .formatted(demoFolder()));
    }
    if (!Files.isDirectory(demoFolder())) {
      return;
    }
    try (Stream<Path> files = Files.walk(demoFolder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
