package dev.nightjar.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExamplePropertiesTest {
  private static final Path EXAMPLE = Path.of("../docker/nightjar.example.properties");

  @Test
  void theExampleSaysEveryKeyAndItsDefault() {
    FileLayer example = FileLayer.of(EXAMPLE);
    for (Setting<?> setting : Settings.ALL) {
      if (setting.places() == Setting.Places.FILE_AND_ENVIRONMENT) {
        assertThat(example.text(setting)).as(setting.key()).contains(setting.defaultText());
      }
    }
  }

  @Test
  void theExampleReadsAsTheDefaults() {
    assertThat(ConfigurationSources.defaults().file(EXAMPLE).read())
        .isEqualTo(ConfigurationSources.defaults().read());
  }
}
