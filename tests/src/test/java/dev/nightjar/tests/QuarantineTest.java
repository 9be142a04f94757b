package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person finds in quarantine in the morning, and does about it on the command line. */
@OnStack
final class QuarantineTest {
  private static final String DAY = "2026-03-10";
  private static final JobName JOB = new JobName("merchant-analytics");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{4}-[0-9a-f]{12}");

  private Path folder;
  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path empty) throws IOException {
    folder = empty;
    site = Site.on(stack);
    Path config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    shell = Shell.with("--config", config.toString());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String done(String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.all();
  }

  private void refused(String words, String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isEqualTo(1);
    assertThat(said.err()).contains(words).doesNotContain("\tat ", "Exception");
  }

  private Path file(byte[]... lines) throws IOException {
    Path file = folder.resolve("events.ndjson");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    return file;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String bad(String eventId) {
    return "{\"merchant\":\"apple\",\"eventId\":\"%s\",\"type\":\"view\",\"at\":\"%sT12:00:00Z\",\"quantity\":\"3\"}"
        .formatted(eventId, DAY);
  }

  private List<String> ids(String... filters) {
    List<String> command = new ArrayList<>(List.of("quarantine", "list", "-o", "csv"));
    command.addAll(List.of(filters));
    return ID.matcher(done(command.toArray(String[]::new)))
        .results()
        .map(found -> found.group())
        .toList();
  }

  @Test
  void aMerchantWhoWasMissingIsReplayedAndTheNightThatIsPrintedGivesTheCleanSummary()
      throws IOException {
    List<String> events = Events.of("apple", 60, Instant.parse(DAY + "T12:00:00Z"));
    site.register("pear", "UTC");
    refused(
        "nightjar quarantine replay",
        "ingest",
        file(events.stream().map(QuarantineTest::utf8).toArray(byte[][]::new)).toString());
    assertThat(done("quarantine", "counts", "--merchant", "none"))
        .contains("unknown_merchant       60");

    site.register("apple", "UTC");
    assertThat(done("quarantine", "replay", "--dry-run"))
        .contains("nothing was written", "60 records = 60 accepted + 0 still quarantined");
    String said = done("quarantine", "replay", "--reason", "unknown_merchant");
    assertThat(said)
        .contains("60 records = 60 accepted + 0 still", "New data reached 1 merchant-day");
    assertThat(done("quarantine", "replay")).contains("0 records = 0 accepted");
    site.awaitSettled();
    Matcher night = Pattern.compile("nightjar (run merchant-analytics \\S+)").matcher(said);
    assertThat(night.find()).as(said).isTrue();
    done(night.group(1).split(" "));

    LocalDate day = LocalDate.parse(DAY);
    Digest replayed = site.pointer(JOB, "apple", day).digest();
    site.ingest(events);
    done("run", "merchant-analytics", DAY, "--force");
    assertThat(site.pointer(JOB, "apple", day).digest()).isEqualTo(replayed);
  }

  @Test
  void exportedRecordsAreMendedAndReplayedAndTheirNightIsToBeForced() throws IOException {
    site.register("apple", "UTC");
    site.ingest(Events.of("apple", 6, Instant.parse(DAY + "T12:00:00Z")));
    done("run", "merchant-analytics", DAY);
    refused(
        "Not one of the 3 lines",
        "ingest",
        file(utf8(bad("b-1")), utf8(bad("b-2")), utf8("{broken")).toString());
    Path export = folder.resolve("export");
    assertThat(done("quarantine", "export", "--dir", export.toString(), "--editable"))
        .contains("3 records", "documents.ndjson editable.ndjson index.csv");
    refused("--force", "quarantine", "export", "--dir", export.toString());
    done("quarantine", "export", "--dir", export.toString(), "--editable", "--force");

    Path editable = export.resolve("editable.ndjson");
    Files.writeString(
        editable, Files.readString(editable).replace("\"quantity\":\"3\"", "\"quantity\":3"));
    Shell.Said said = shell.type("quarantine", "replay", "--corrected", editable.toString());

    assertThat(said.exit()).as(said.all()).isEqualTo(2);
    assertThat(said.out())
        .contains("3 records = 2 accepted + 1 still quarantined", "1 still quarantined: unparsed")
        .contains("nightjar run merchant-analytics " + DAY + " --force --merchants apple");
    assertThat(ids()).hasSize(1);
    assertThat(shell.type("quarantine", "replay", "--corrected", editable.toString()).out())
        .contains("3 records = 2 accepted + 1 still", "2 of the accepted are in raw already")
        .doesNotContain("New data");
  }

  @Test
  void hostileDocumentsReachNoTerminalAndTheirBytesAreKept() throws IOException {
    site.register("apple", "UTC");
    byte[] escapes = utf8("{\"merchant\":\"apple\",\"type\":\"\u001b[2J\u009b31m\u202E\"}");
    byte[] bytes = {'{', 0, (byte) 0xFF, 0x1B, ']', '0', ';', 'x', 7, '"'};
    byte[] long1 = utf8("{\"merchant\":\"apple\",\"n\":\"" + "y".repeat(1 << 20) + "\"}");
    Path source = folder.resolve("hostile\u001b[31m.ndjson");
    Files.copy(file(escapes, bytes, long1), source);
    refused("binary data", "ingest", source.toString());
    assertThat(shell.type("ingest", source.toString()).all()).doesNotContain("\u001b");

    for (String form : List.of("table", "json", "csv")) {
      assertThat(done("quarantine", "list", "--documents", "-o", form))
          .doesNotContain("\u001b", "\u009b", "\u202E", "\u0000", "\u0007");
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (String id : ids()) {
      String shown = done("quarantine", "show", id);
      assertThat(shown).doesNotContain("\u001b", "\u009b", "\u202E", "\u0000", "\u0007");
      assertThat(done("quarantine", "show", id, "-o", "json")).contains("\"bytes_received\"");
      kept.write(
          utf8(shown.lines().filter(line -> line.startsWith("line ")).findFirst().orElse("")));
    }
    assertThat(kept.toString(StandardCharsets.UTF_8)).contains("1", "2", "3");
    String cut =
        ids("--reason", "unparsed").stream()
            .map(id -> done("quarantine", "show", id))
            .filter(shown -> shown.contains("Only its first part is kept"))
            .findFirst()
            .orElseThrow();
    assertThat(cut)
        .contains("cut", "yes", String.valueOf(long1.length), "sha256 received", "--raw");

    Path export = folder.resolve("export");
    done("quarantine", "export", "--dir", export.toString(), "--index", "ndjson");
    byte[] documents = Files.readAllBytes(export.resolve("documents.ndjson"));
    String exported = new String(documents, StandardCharsets.ISO_8859_1);
    assertThat(exported).contains(new String(bytes, StandardCharsets.ISO_8859_1) + "\n");
    assertThat(exported).contains(new String(escapes, StandardCharsets.ISO_8859_1) + "\n");
    assertThat(Files.readAllLines(export.resolve("index.ndjson"))).hasSize(3);
    try (Stream<Path> files = Files.list(export)) {
      assertThat(files).hasSize(2);
    }
    Shell.Said replayed = shell.type("quarantine", "replay");
    assertThat(replayed.out()).contains("0 accepted + 2 still quarantined + 1 cut");
  }

  @Test
  void nothingIsDroppedUnasked() throws IOException {
    site.register("apple", "UTC");
    refused(
        "Not one of the 3 lines",
        "ingest",
        file(utf8(bad("b-1")), utf8(bad("b-2")), utf8("{broken")).toString());
    String first = ids("--merchant", "apple").get(0);

    refused("--all", "quarantine", "drop");
    refused("--all with ids", "quarantine", "drop", "--all", first);
    refused("either ids or", "quarantine", "drop", first, "--reason", "unparsed");
    refused("no terminal to ask at", "quarantine", "drop", first);
    refused("No record '0000-000000000000'", "quarantine", "show", "0000-000000000000");
    assertThat(ids()).hasSize(3);

    assertThat(done("quarantine", "drop", first, "--yes")).contains("Dropped 1 record");
    refused("No record", "quarantine", "drop", first, "--yes");
    Path export = folder.resolve("dropped");
    assertThat(
            done(
                "quarantine",
                "drop",
                "--merchant",
                "apple",
                "--yes",
                "--export",
                export.toString()))
        .contains("Exported 1 record", "Dropped 1 record", "1 quantity");
    assertThat(Files.readAllLines(export.resolve("documents.ndjson"))).hasSize(1);
    assertThat(done("quarantine", "drop", "--all", "--yes")).contains("Dropped 1 record");
    assertThat(done("quarantine", "list")).contains("Nothing is quarantined.");
  }

  @Test
  void aLongListIsReadPageByPage() throws IOException {
    site.register("apple", "UTC");
    byte[][] lines = new byte[7][];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = utf8(bad("b-" + i));
    }
    refused("Not one of the 7 lines", "ingest", file(lines).toString());
    List<String> paged = new ArrayList<>();
    String page = done("quarantine", "list", "--limit", "3");
    Pattern next = Pattern.compile("--after (\\S+)");
    for (Matcher more = next.matcher(page); more.find(); more = next.matcher(page)) {
      ID.matcher(page.replaceAll("There are more.*", ""))
          .results()
          .forEach(found -> paged.add(found.group()));
      page = done("quarantine", "list", "--limit", "3", "--after", more.group(1));
    }
    ID.matcher(page).results().forEach(found -> paged.add(found.group()));
    assertThat(paged).isEqualTo(ids()).hasSize(7);
  }

  @Test
  void recordsThatAJobFailsOnAreLeftOutShownWithATraceAndUsedOnceTheJobIsMended()
      throws IOException {
    site.register("apple", "UTC");
    List<String> events = Events.of("apple", 60, Instant.parse(DAY + "T12:00:00Z"));
    site.ingest(events);
    String poison =
        "{\"merchant\":\"apple\",\"eventId\":\"p\",\"visitorId\":\"v-3\",\"type\":\"odd\",\"at\":\"%sT12:00:30Z\"}"
            .formatted(DAY);
    site.ingest(List.of(poison));
    TypeCount.poisonType("odd");
    try {
      assertThat(done("run", "type-count", DAY)).contains("1 merchant published");
      assertThat(site.pointer(TypeCount.NAME, "apple", LocalDate.parse(DAY)).sources())
          .isEqualTo(new RowCounts(61, 60, 0, 1));
      assertThat(done("quarantine", "list", "--reason", "job_failed"))
          .contains("job type-count version 1 fails on this record")
          .doesNotContain(" at dev.nightjar", "v-3");
      String id = ids().get(0);
      assertThat(done("quarantine", "show", id))
          .contains(
              "IllegalStateException: cannot count (visitor)\n at dev.nightjar.tests.TypeCount")
          .contains(poison);
      assertThat(done("quarantine", "drop", id, "--yes")).contains("1 of them lay in rows of raw");
      site.awaitSettled();
      done("run", "type-count", DAY, "--force");
      assertThat(ids()).containsExactly(id);
    } finally {
      TypeCount.mend();
    }
    String said = done("quarantine", "replay", "--reason", "job_failed");
    assertThat(said)
        .contains(
            "1 record = 1 accepted",
            "nightjar run type-count " + DAY + " --force --merchants apple");
    site.awaitSettled();
    done("run", "type-count", DAY, "--force", "--merchants", "apple");
    assertThat(done("summary", "show", "apple", DAY, "--job", "type-count")).contains("odd");
    assertThat(done("quarantine", "list")).contains("Nothing is quarantined.");
  }
}
