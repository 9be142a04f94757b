package dev.nightjar.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.embedded.junit.StackCommand.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/stack}: what its states mean, and what it mends. */
@Tag("local")
@ExtendWith(TestStackExtension.class)
final class LocalStackTest {
  /** The part that nothing else needs. */
  private static final String SPARE = "temporal-ui";

  private final StackCommand stack = StackCommand.ofTests();

  @BeforeAll
  static void start(TestStack servers) {
    assertThat(servers.temporalTarget()).startsWith("127.0.0.1:");
  }

  @Test
  void everyPartIsThereAndAnswers() throws IOException {
    assertThat(states())
        .containsOnlyKeys(
            "mysql",
            "zookeeper",
            "hbase-master",
            "regionserver-1",
            "regionserver-2",
            "temporal",
            "temporal-ui")
        .allSatisfy((part, state) -> assertThat(state).as(part).isEqualTo("up"));
    assertThat(stack.ask("status").exit()).isZero();
  }

  @Test
  void aKilledPartIsCrashedUntilItIsStarted() throws IOException {
    stack.run("kill", SPARE);

    assertThat(states()).containsEntry(SPARE, "crashed").containsEntry("mysql", "up");
    assertThat(stack.ask("status").exit()).isEqualTo(1);

    stack.run("start", SPARE);
    assertThat(states()).containsEntry(SPARE, "up");
  }

  @Test
  void aPartThatIsStoppedByASignalIsPausedAlthoughItsPortIsOpen() throws IOException {
    stack.run("kill", SPARE, "--signal", "STOP");
    assertThat(states()).containsEntry(SPARE, "paused");

    stack.run("kill", SPARE, "--signal", "CONT");
    assertThat(states()).containsEntry(SPARE, "up");
  }

  @Test
  void aPartThatWasStoppedIsDownAndUpStartsWhatIsMissingAlone() throws IOException {
    String others = Files.readString(stack.data().resolve("pids/mysql.pid"));
    stack.run("stop", SPARE);
    assertThat(states()).containsEntry(SPARE, "down");

    stack.run("up");

    assertThat(states()).containsEntry(SPARE, "up");
    assertThat(Files.readString(stack.data().resolve("pids/mysql.pid"))).isEqualTo(others);
  }

  @Test
  void dataIsDeletedOnlyWhenThatIsMeantAndItIsAStacks(@TempDir Path other) throws IOException {
    assertThat(stack.ask("wipe").exit()).isEqualTo(1);
    assertThat(stack.data().resolve("stack.conf")).exists();

    Path mine = Files.writeString(other.resolve("mine"), "mine");
    StackCommand wrong = new StackCommand(stack.home(), other, stack.ports());
    assertThat(wrong.ask("wipe", "--yes").exit()).isEqualTo(1);
    assertThat(mine).exists();
  }

  @Test
  void anUnknownPartOrOptionIsRefused() {
    assertThat(stack.ask("kill", "regionserver-99").exit()).isEqualTo(1);
    assertThat(stack.ask("stop", "mariadb").exit()).isEqualTo(1);
    assertThat(stack.ask("up", "--workers", "many").exit()).isEqualTo(1);
    assertThat(stack.ask("rise").exit()).isEqualTo(1);
  }

  @Test
  void passwordsAreForTheOwnerAlone() throws IOException {
    Path secret = stack.data().resolve("secrets/mysql-nightjar.password");
    assertThat(Files.getPosixFilePermissions(secret)).hasSize(2);
    assertThat(Files.getPosixFilePermissions(stack.data().resolve("conf/temporal.yaml")))
        .hasSize(2);
    assertThat(Files.readString(stack.data().resolve("nightjar.properties")))
        .doesNotContain(Files.readString(secret));
  }

  private Map<String, String> states() throws IOException {
    Said said = stack.ask("status", "--format", "json");
    Map<String, String> states = new TreeMap<>();
    for (JsonNode part : new ObjectMapper().readTree(said.out()).get("parts")) {
      states.put(part.get("part").asText(), part.get("state").asText());
    }
    return states;
  }
}
