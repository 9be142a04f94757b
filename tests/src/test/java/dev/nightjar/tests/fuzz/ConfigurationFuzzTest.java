package dev.nightjar.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.worker.config.ConfigurationException;
import dev.nightjar.worker.config.ConfigurationSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files, whole and damaged. */
final class ConfigurationFuzzTest {
  private static final Path EXAMPLE = Path.of("../docker/nightjar.example.properties");

  @Test
  void filesAreReadOrRefusedWithAllTheirProblemsInWords(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("nightjar.properties");
    byte[] example = uncommented(Files.readString(EXAMPLE)).getBytes(StandardCharsets.UTF_8);
    Fuzz.run(
        random -> Damage.of(random, example),
        bytes -> {
          Files.write(file, bytes);
          try {
            assertThat(ConfigurationSources.defaults().file(file).read()).isNotNull();
          } catch (ConfigurationException refused) {
            assertThat(refused.getMessage())
                .isNotBlank()
                .doesNotContain("Exception", "java.", "For input string");
          }
        });
  }

  /** The keys that are there as examples are tried too. */
  private static String uncommented(String example) {
    return example.replaceAll("(?m)^#([a-z]+\\.[A-Za-z.]+=)", "$1");
  }
}
