package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what the command asks for, as the person sees it who gave them. */
@OnStack
@Timeout(540)
final class WrongFilesTest {
  private static final Instant MORNING = Instant.parse("2026-03-10T00:00:00Z");

  private final Path folder;
  private Site site;
  private Shell shell;

  WrongFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open(TestStack stack) throws IOException {
    site = Site.withoutWorkers(stack, Map.of());
    site.register("apple", "UTC");
    Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
    shell = Shell.with("--config", config.toString());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aFileOfWhichNoLineIsAnEventIsRefusedWithAGuessAtWhatItIs() throws IOException {
    String table = "merchant,eventId,type\napple,1,view\n";
    Path csv = file("events.csv", table);
    refused(
        shell.type("ingest", csv.toString()),
        "Not one of the 2 lines of '%s' is an event".formatted(csv),
        "It looks like a table of columns such as CSV");
    Shell.Said json = shell.type("ingest", csv.toString(), "-o", "json");
    refused(json, "Not one of the 2 lines");
    assertThat(json.out()).contains("\"quarantined\" : 2").doesNotContain("CSV");
    refused(
        shell.type("ingest", file("array.json", "[\n{\n}\n]\n").toString()),
        "a JSON array",
        "jq -c");
    refused(shell.typeWith(table, "ingest", "-"), "of '-' is an event", "'unparsed'");
    String stranger = Events.of("stranger", 1, MORNING).get(0) + "\n";
    refused(
        shell.type("ingest", file("other.ndjson", stranger).toString()),
        "The registry does not have their merchants",
        "nightjar merchants import");
  }

  @Test
  void aFileWithGoodAndBadLinesIsTaken() throws IOException {
    String mixed = Events.of("apple", 1, MORNING).get(0) + "\n{}\n";

    Shell.Said said = shell.type("ingest", file("mixed.ndjson", mixed).toString());

    assertThat(said.exit()).as(said.all()).isZero();
    assertThat(said.out()).contains("2 lines = 1 accepted + 1 quarantined");
  }

  @Test
  void severalFilesAreTakenOneAfterTheOther() throws IOException {
    Path first = file("first.ndjson", Events.of("apple", 1, MORNING).get(0) + "\n");
    Path second = file("second.ndjson", Events.of("apple", 2, MORNING).get(1) + "\n{}\n");

    Shell.Said said = shell.type("ingest", first.toString(), second.toString());

    assertThat(said.exit()).as(said.all()).isZero();
    assertThat(said.out())
        .containsSubsequence(
            first + ":",
            "1 line = 1 accepted",
            second + ":",
            "2 lines = 1 accepted + 1 quarantined");
  }

  @Test
  void anEmptyFileIsNothingToIngest() throws IOException {
    Shell.Said said = shell.type("ingest", file("empty", "").toString());

    assertThat(said.exit()).as(said.all()).isZero();
    assertThat(said.out()).contains("0 lines = 0 accepted", "Nothing to ingest");
  }

  @Test
  void whatCannotBeReadIsRefusedInWords() throws IOException {
    byte[] broken = {0x1F, (byte) 0x8B, 8, 0, 0};
    Path gzip = Files.write(folder.resolve("cut.gz"), broken);
    refused(shell.type("ingest", gzip.toString()), "The gzip data ends in the middle");
    refused(shell.type("ingest", folder.toString()), "it is a folder. Name a file");
    refused(
        shell.type("ingest", folder.resolve("no").toString()), "No such file", "Check the path");
    refused(
        shell.type("ingest", gzip.toString(), folder.resolve("no").toString()),
        "No such file",
        "Check the path");
  }

  @Test
  void aFileOfMerchantsThatIsNotJsonIsRefusedWithLineAndColumn() throws IOException {
    Path missing = file("m.json", "[{\"merchant\":\"a\",\n \"zone\" \"UTC\"}]");
    refused(
        shell.type("merchants", "import", missing.toString()),
        "m.json:2: this is not JSON from column 9 on");
    refused(
        shell.type("merchants", "import", file("m.json", "[{\"merchant\":\"a\"").toString()),
        "m.json:1: the file ends in the middle");
  }

  private static void refused(Shell.Said said, String... words) {
    assertThat(said.exit()).as(said.all()).isEqualTo(1);
    assertThat(said.err())
        .contains("nightjar: ")
        .contains(words)
        .doesNotContain("Exception", "\tat ", "java.", "fasterxml");
  }

  private Path file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
