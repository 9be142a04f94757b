package dev.nightjar.starter.generate;

import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.generator.output.Encoding;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How much disk and time generated data needs, about. */
final class Room {
  private static final long WORTH_A_WARNING = 20_000_000;
  private static final long EVENTS_A_SECOND = 200_000;
  private static final long EXPECTED_BYTES = 25;

  private final long events;
  private final long bytes;

  Room(GeneratorOptions options, Encoding encoding) {
    events = options.events();
    bytes = events * (bytesPerEvent(encoding) + EXPECTED_BYTES);
  }

  /** What to know before much is written. */
  Optional<String> warning() {
    return events < WORTH_A_WARNING
        ? Optional.empty()
        : Optional.of(
            "%s will take about %s of disk and, with two cores, %s."
                .formatted(
                    Elapsed.count(events, "event"),
                    gigabytes(bytes),
                    Elapsed.text(Duration.ofSeconds(events / EVENTS_A_SECOND))));
  }

  /** Refuses a folder whose disk is too small. */
  void check(Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes) {
      throw new CommandRefused(
          ("Cannot write %s to '%s': that needs about %s, and the disk has %s left. Choose another"
                  + " --to, fewer --events, or --compression zstd")
              .formatted(
                  Elapsed.count(events, "event"), folder, gigabytes(bytes), gigabytes(free)));
    }
  }

  /** Measured, and rounded up. */
  private static long bytesPerEvent(Encoding encoding) {
    return switch (encoding) {
      case PLAIN -> 180;
      case GZIP -> 40;
      case ZSTD -> 35;
    };
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
