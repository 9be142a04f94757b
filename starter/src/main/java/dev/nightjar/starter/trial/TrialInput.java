package dev.nightjar.starter.trial;

import dev.nightjar.starter.ingest.Ingesting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to try.
 *
 * @param events files of events
 * @param merchants files of merchants
 * @param export where to write CSV files, if anywhere
 */
public record TrialInput(List<Path> events, List<Path> merchants, Optional<Path> export) {
  public TrialInput {
    events = List.copyOf(events);
    merchants = List.copyOf(merchants);
  }

  /** Refuses files that are not there, before any server is started. */
  void check() throws IOException {
    for (Path file : merchants) {
      Ingesting.requireFile(file);
    }
    for (Path file : events) {
      Ingesting.requireFile(file);
    }
  }
}
