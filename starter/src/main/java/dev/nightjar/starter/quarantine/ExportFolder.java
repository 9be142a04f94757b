package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes records into a folder: {@code documents.ndjson} with the documents as received, one a
 * line; {@code editable.ndjson} to be mended, if wanted; and last the index. Files have other names
 * until they are whole. Closing before {@link #finish} takes them away. Not thread-safe.
 */
public final class ExportFolder implements AutoCloseable {
  private static final String DOCUMENTS = "documents.ndjson";
  private static final String EDITABLE = "editable.ndjson";
  private static final String UNFINISHED = ".unfinished";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final ExportIndex index;
  private final boolean editable;
  private final List<String> names = new ArrayList<>();
  private final List<OutputStream> files = new ArrayList<>();
  private long records;

  /** Whether what is there may be replaced. */
  public enum Existing {
    /** It is kept, and the export refused. */
    KEEP,
    /** It is replaced once the export is whole. */
    REPLACE
  }

  /** Opens the files. */
  public ExportFolder(Path folder, ExportIndex index, boolean editable, Existing existing)
      throws IOException {
    this.folder = folder;
    this.index = index;
    this.editable = editable;
    names.add(DOCUMENTS);
    if (editable) {
      names.add(EDITABLE);
    }
    names.add(index.file());
    prepare(existing);
    for (String name : names) {
      files.add(new BufferedOutputStream(Files.newOutputStream(unfinished(name)), BUFFER_BYTES));
    }
    indexFile().write(utf8(index.header()));
  }

  private void prepare(Existing existing) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new CommandRefused("Cannot export to '%s': it is not a folder".formatted(folder), e);
    }
    for (String name : List.of(DOCUMENTS, EDITABLE, "index.csv", "index.ndjson")) {
      if (existing == Existing.KEEP && Files.exists(folder.resolve(name))) {
        throw new CommandRefused(
            "Cannot export to '%s': %s is there already. Name another folder, or replace it with --force"
                .formatted(folder, name));
      }
    }
  }

  /** Adds a record. */
  public void add(HeldDocument held) throws IOException {
    records++;
    files.get(0).write(oneLine(held.document()));
    files.get(0).write('\n');
    if (editable) {
      files.get(1).write(utf8(EditableLine.of(held) + "\n"));
    }
    indexFile().write(utf8(index.line(records, held)));
  }

  /** A line feed, which only programs can bring in, is a blank in JSON as well as a space is. */
  private static byte[] oneLine(byte[] document) {
    byte[] line = document;
    for (int i = 0; i < document.length; i++) {
      if (document[i] == '\n') {
        line = line == document ? document.clone() : line;
        line[i] = ' ';
      }
    }
    return line;
  }

  /** How many records were added. */
  public long records() {
    return records;
  }

  /** The names of the files, the index last. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** Gives the files their names. Older ones go, first of all their index. */
  public void finish() throws IOException {
    for (OutputStream file : files) {
      file.close();
    }
    for (String old : List.of("index.csv", "index.ndjson", EDITABLE)) {
      Files.deleteIfExists(folder.resolve(old));
    }
    for (String name : names) {
      Files.move(
          unfinished(name),
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : files) {
      file.close();
    }
    for (String name : names) {
      Files.deleteIfExists(unfinished(name));
    }
  }

  private OutputStream indexFile() {
    return files.get(files.size() - 1);
  }

  private Path unfinished(String name) {
    return folder.resolve(name + UNFINISHED);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
