package dev.nightjar.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.embedded.junit.StackCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How the parts of a local stack are, by {@code bin/stack status}. A part whose processor is busy
 * with other things is silent for a while, so that who wants it up waits for it.
 *
 * @param stack the stack
 */
record StackStates(StackCommand stack) {
  /** Each part with its state now. */
  Map<String, String> now() throws IOException {
    StackCommand.Said said = stack.ask("status", "--format", "json");
    Map<String, String> states = new TreeMap<>();
    for (JsonNode part : new ObjectMapper().readTree(said.out()).get("parts")) {
      states.put(part.get("part").asText(), part.get("state").asText());
    }
    return states;
  }

  /** Until a part is up. */
  void awaitUp(String part) {
    awaiting().untilAsserted(() -> assertThat(now()).containsEntry(part, "up"));
  }

  /** Until all are up and {@code status} ends well. */
  void awaitAllUp() {
    awaiting()
        .untilAsserted(
            () -> {
              assertThat(now()).allSatisfy((part, is) -> assertThat(is).as(part).isEqualTo("up"));
              assertThat(stack.ask("status").exit()).isZero();
            });
  }

  private static ConditionFactory awaiting() {
    return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
  }
}
