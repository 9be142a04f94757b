package dev.nightjar.embedded;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How to start an embedded stack. Immutable; start from {@link #defaults()}.
 *
 * @param dataFolder where HBase and MariaDB keep their data, which then survives the stack; empty
 *     for a temporary folder that is deleted at close
 * @param progress takes plain lines such as "HBase 2.6.4: ready on 127.0.0.1:23411 (8.1 s)"; called
 *     from several threads, never by two at once
 * @param parts the servers to start, at least one
 * @param hbaseHost the name of this machine's loopback address under which HBase's servers are
 *     reached
 * @param mariaDbArguments what MariaDB's command line has beyond the usual; it goes before that
 *     where both say something
 */
public record EmbeddedOptions(
    Optional<Path> dataFolder,
    Consumer<String> progress,
    Set<Part> parts,
    String hbaseHost,
    List<String> mariaDbArguments) {

  public EmbeddedOptions {
    Objects.requireNonNull(dataFolder, "dataFolder");
    Objects.requireNonNull(progress, "progress");
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid parts: []: a stack has at least one of " + EnumSet.allOf(Part.class) + ".");
    }
    parts = Set.copyOf(parts);
    mariaDbArguments = List.copyOf(mariaDbArguments);
  }

  /** All parts, a temporary folder, no progress lines. */
  public static EmbeddedOptions defaults() {
    return new EmbeddedOptions(
        Optional.empty(), line -> {}, EnumSet.allOf(Part.class), "127.0.0.1", List.of());
  }

  /** These options with data kept in {@code folder}, which is made if it is missing. */
  public EmbeddedOptions withDataFolder(Path folder) {
    return new EmbeddedOptions(Optional.of(folder), progress, parts, hbaseHost, mariaDbArguments);
  }

  /** These options with progress lines sent to {@code consumer}. */
  public EmbeddedOptions withProgress(Consumer<String> consumer) {
    return new EmbeddedOptions(dataFolder, consumer, parts, hbaseHost, mariaDbArguments);
  }

  /** These options with only the given servers. */
  public EmbeddedOptions withParts(Part first, Part... others) {
    return withParts(EnumSet.of(first, others));
  }

  /** These options with only the given servers. */
  public EmbeddedOptions withParts(Set<Part> some) {
    return new EmbeddedOptions(dataFolder, progress, some, hbaseHost, mariaDbArguments);
  }

  /** These options with another name for HBase's servers. */
  public EmbeddedOptions withHBaseHost(String host) {
    return new EmbeddedOptions(dataFolder, progress, parts, host, mariaDbArguments);
  }

  /** These options with more on MariaDB's command line, such as the files of TLS. */
  public EmbeddedOptions withMariaDbArguments(String... arguments) {
    return new EmbeddedOptions(dataFolder, progress, parts, hbaseHost, List.of(arguments));
  }

  /** The parts in the order of {@link Part}. */
  Set<Part> partsInOrder() {
    return new TreeSet<>(parts);
  }
}
