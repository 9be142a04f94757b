package dev.nightjar.generator.output;

import dev.nightjar.generator.feed.Block;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files of events in a folder. Not thread-safe. */
public final class EventFiles implements FeedWriter.Target, AutoCloseable {
  private static final int MOST_OPEN = 1_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final Split split;
  private final Encoding encoding;
  private final Map<String, OutputStream> open = new TreeMap<>();
  private final List<String> names = new ArrayList<>();
  private Optional<String> date = Optional.empty();

  /** Which blocks go into one file. */
  public record Split(int files, boolean byDate) {
    /** A file for each date on which lines arrive. */
    public static final Split BY_DATE = new Split(1, true);

    public Split {
      if (files < 1 || files > MOST_OPEN) {
        throw new IllegalArgumentException(
            "Invalid number of files: %d is not in 1..%d".formatted(files, MOST_OPEN));
      }
    }

    /** So many files, each with every so-manieth block. */
    public static Split into(int files) {
      return new Split(files, false);
    }

    String name(Block block) {
      if (byDate) {
        return "events-" + block.date();
      }
      return files == 1 ? "events" : "events-" + block.number() % files;
    }
  }

  /** Files of a folder that is there. */
  public EventFiles(Path folder, Split split, Encoding encoding) {
    this.folder = folder;
    this.split = split;
    this.encoding = encoding;
  }

  @Override
  public OutputStream streamFor(Block block) throws IOException {
    String name = split.name(block) + ".ndjson" + encoding.suffix();
    if (split.byDate() && !date.equals(Optional.of(name))) {
      close();
      date = Optional.of(name);
    }
    OutputStream known = open.get(name);
    if (known != null) {
      return known;
    }
    OutputStream file =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), BUFFER_BYTES);
    open.put(name, file);
    names.add(name);
    return file;
  }

  /** The files' names, in order of their first block. */
  public List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : open.values()) {
      file.close();
    }
    open.clear();
  }
}
