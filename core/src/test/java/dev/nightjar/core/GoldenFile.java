package dev.nightjar.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stored forms that are kept in a file, one {@code name = hex} a line: bytes that change would no
 * longer read what is in the tables.
 */
public final class GoldenFile {
  private final SortedMap<String, String> actual = new TreeMap<>();

  /** Adds a form under a name. */
  public GoldenFile form(String name, byte[] bytes) {
    actual.put(name, HexFormat.of().formatHex(bytes));
    return this;
  }

  /** Compares all forms with the file of that name among the golden files. */
  public void assertEqualTo(String file) {
    assertThat(text(actual)).isEqualTo(read(file));
  }

  private static String text(Map<String, String> forms) {
    return forms.entrySet().stream()
        .map(form -> form.getKey() + " = " + form.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String read(String file) {
    try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
