package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Bytewise;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SourceLookTest {
  private static Optional<String> look(String start) {
    return SourceLook.of(Bytewise.utf8(start));
  }

  @Test
  void eventsLookLikeNothingElse() {
    assertThat(look(HostileSource.event("a") + "\n" + HostileSource.event("b"))).isEmpty();
    assertThat(look("\uFEFF" + HostileSource.event("a"))).isEmpty();
    assertThat(look("{\"merchant\":\"" + "x".repeat(5_000))).isEmpty();
    assertThat(look("")).isEmpty();
    assertThat(look("plain words")).isEmpty();
  }

  @Test
  void otherFilesAreToldWithWhatToDo() {
    assertThat(look("[{\"merchant\":\"acme\"},\n")).hasValueSatisfying(says("JSON array", "jq -c"));
    assertThat(look("\uFEFF\n [\n{")).hasValueSatisfying(says("JSON array"));
    assertThat(look("{\n  \"merchant\": \"acme\",\n")).hasValueSatisfying(says("several lines"));
    assertThat(look("merchant,eventId,type\nacme,1,view\n")).hasValueSatisfying(says("CSV"));
    assertThat(look("a;b;c")).hasValueSatisfying(says("CSV"));
    assertThat(look("<html>")).hasValueSatisfying(says("HTML"));
    assertThat(look("x\0y")).hasValueSatisfying(says("binary"));
    assertThat(SourceLook.of(HostileSource.raw(0x89, 'P', 'N', 'G')))
        .hasValueSatisfying(says("PNG"));
    assertThat(SourceLook.of("{}".getBytes(StandardCharsets.UTF_16)))
        .hasValueSatisfying(says("UTF-16", "iconv"));
    assertThat(SourceLook.of(HostileSource.raw('P', 'K', 3, 4))).hasValueSatisfying(says("unzip"));
  }

  private static Consumer<String> says(String... words) {
    return look -> assertThat(look).contains(List.of(words));
  }
}
