package dev.nightjar.activities.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells from its first bytes what a source is that is not newline-delimited JSON. */
public final class SourceLook {
  private static final int BYTES = 4096;

  /** What begins with these bytes, as Latin-1, with what to do about it. */
  private static final Map<String, String> MAGIC = magic();

  private SourceLook() {}

  private static Map<String, String> magic() {
    Map<String, String> magic = new TreeMap<>();
    magic.put("\u0089PNG", "a PNG image");
    magic.put("\u00FF\u00D8\u00FF", "a JPEG image");
    magic.put("%PDF", "a PDF document");
    magic.put("\u007FELF", "a program");
    magic.put("SQLite format 3", "an SQLite database");
    magic.put("PAR1", "a Parquet file; export it as newline-delimited JSON");
    magic.put("Obj\u0001", "an Avro file; export it as newline-delimited JSON");
    magic.put("ORC", "an ORC file; export it as newline-delimited JSON");
    magic.put("PK\u0003\u0004", "a ZIP archive; try: unzip -p FILE | nightjar ingest -");
    magic.put("BZh", "bzip2 data; try: bzip2 -dc FILE | nightjar ingest -");
    magic.put("\u00FD7zXZ", "xz data; try: xz -dc FILE | nightjar ingest -");
    magic.put("\u00FF\u00FE", "UTF-16; try: iconv -f UTF-16 -t UTF-8 FILE | nightjar ingest -");
    magic.put("\u00FE\u00FF", "UTF-16; try: iconv -f UTF-16 -t UTF-8 FILE | nightjar ingest -");
    return magic;
  }

  /** What a file looks like, in words; empty for newline-delimited JSON and what can't be told. */
  public static Optional<String> of(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = SourceFormat.open(raw)) {
      return of(in.readNBytes(BYTES));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What a source that begins like this looks like. */
  static Optional<String> of(byte[] start) {
    String latin = new String(start, StandardCharsets.ISO_8859_1);
    Optional<String> known =
        MAGIC.keySet().stream().filter(latin::startsWith).map(MAGIC::get).findFirst();
    return known.isPresent() ? known : ofText(withoutMark(latin).strip());
  }

  private static Optional<String> ofText(String text) {
    String first = text.lines().findFirst().orElse("").strip();
    if (text.indexOf('\0') >= 0) {
      return Optional.of("binary data");
    }
    if (first.startsWith("[")) {
      return Optional.of("a JSON array; try: jq -c '.[]' FILE | nightjar ingest -");
    }
    if (first.startsWith("{") && !first.equals(text) && !first.endsWith("}")) {
      return Optional.of(
          "JSON over several lines a document; try: jq -c . FILE | nightjar ingest -");
    }
    if (first.startsWith("<")) {
      return Optional.of("XML or HTML");
    }
    return !first.startsWith("{") && hasColumns(first)
        ? Optional.of("a table of columns such as CSV; convert it to JSON documents first")
        : Optional.empty();
  }

  private static boolean hasColumns(String line) {
    return line.chars().filter(c -> c == ',' || c == ';' || c == '\t' || c == '|').count() >= 2;
  }

  private static String withoutMark(String latin) {
    return latin.startsWith("\u00EF\u00BB\u00BF") ? latin.substring(3) : latin;
  }
}
