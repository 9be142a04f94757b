package dev.nightjar.starter.bench;

import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a benchmark works: a folder that stays, or one that goes when this is closed. */
public final class WorkFolder implements AutoCloseable {
  private final Path path;
  private final boolean isKept;

  private WorkFolder(Path path, boolean isKept) {
    this.path = path.toAbsolutePath();
    this.isKept = isKept;
  }

  /**
   * A folder.
   *
   * @param kept the folder that is to stay; null for a temporary one
   */
  public static WorkFolder of(@Nullable Path kept) throws IOException {
    if (kept == null) {
      return new WorkFolder(Files.createTempDirectory("nightjar-bench"), false);
    }
    if (Files.exists(kept)) {
      throw new CommandRefused(
          "Cannot keep the benchmark in '%s': it is there already. Name a folder that is not"
              .formatted(kept));
    }
    return new WorkFolder(Files.createDirectories(kept), true);
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (!isKept) {
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(path)) {
        deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    }
  }
}
