package dev.nightjar.starter.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.jobs.analytics.MerchantAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFilesTest {
  private final Path folder;

  CsvFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void filesHaveTheirNamesOnlyWhenAllAreWhole() throws IOException {
    Path earlier = Files.writeString(folder.resolve("daily.csv"), "yesterday's\n");
    try (CsvFiles ended = new CsvFiles(folder, new MerchantAnalytics())) {
      assertThat(ended.names()).contains("daily.csv").hasSizeGreaterThan(1);
    }
    assertThat(names()).containsExactly("daily.csv");
    assertThat(earlier).hasContent("yesterday's\n");

    List<String> names;
    try (CsvFiles whole = new CsvFiles(folder, new MerchantAnalytics())) {
      names = whole.names();
      whole.finish();
    }
    assertThat(names()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(Files.readString(earlier)).startsWith("merchant,day,");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
