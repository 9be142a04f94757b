package dev.nightjar.starter.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionOptionsTest {
  @Test
  void aCommandOnTheSameStackNamesItAsAShellReadsIt() {
    assertThat(new SessionOptions(Optional.empty(), new StackChoice.Configured()).command("status"))
        .isEqualTo("nightjar status");
    assertThat(
            new SessionOptions(
                    Optional.of(Path.of("my night's.properties")),
                    new StackChoice.EmbeddedIn(Path.of("/data/stack")))
                .command("status"))
        .isEqualTo("nightjar --config 'my night'\\''s.properties' --embedded /data/stack status");
  }
}
