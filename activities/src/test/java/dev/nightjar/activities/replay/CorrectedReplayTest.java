package dev.nightjar.activities.replay;

import static dev.nightjar.activities.replay.ReplayBench.event;
import static dev.nightjar.activities.replay.ReplayBench.merchants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
class CorrectedReplayTest {
  private static final RegistrySnapshot ACME = merchants("acme");

  private Path folder;
  private HBase hbase;
  private ReplayBench bench;

  @BeforeEach
  void connect(EmbeddedStack stack, @TempDir Path empty) throws IOException {
    folder = empty;
    hbase = new HBase(stack);
    bench = new ReplayBench(hbase);
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  private ReplayReport corrected(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("corrected.ndjson"), List.of(lines));
    return bench.replay(ACME).corrected(file);
  }

  private static String line(Object id, String document) {
    return "{\"id\":\"%s\",\"reason\":\"at\",\"document\":%s}".formatted(id, document);
  }

  private QuarantineEntry quarantined(String document) throws IOException {
    bench.ingest(ACME, document);
    return bench.entries().stream().max((a, b) -> a.stored().compareTo(b.stored())).orElseThrow();
  }

  @Test
  void aCorrectedDocumentTakesThePlaceOfTheRecordByteForByte() throws IOException {
    QuarantineEntry entry = quarantined(event("e-1", "\"quantity\":\"3\""));
    String mended = event("e-1", "\"quantity\":3, \"amount\" : 1.50,\"é\":\"\uD83D\uDE00\"");

    ReplayReport report = corrected(line(entry.id(), mended));

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.merchantDays()).hasSize(1);
    assertThat(bench.entries()).isEmpty();
    assertThat(bench.raw()).hasSize(1);
    assertThat(bench.raw().get(0)).contains("\"amount\" : 1.50");
  }

  @Test
  void aFileThatIsReplayedAgainChangesNothingMoreAndIsFine() throws IOException {
    QuarantineEntry entry = quarantined(event("e-1", "\"quantity\":\"3\""));
    String line = line(entry.id(), event("e-1", "\"quantity\":3"));
    corrected(line);
    List<String> raw = bench.raw();

    ReplayReport again = corrected(line);

    assertThat(again.isComplete()).isTrue();
    assertThat(again.already()).isEqualTo(1);
    assertThat(again.merchantDays()).isEmpty();
    assertThat(bench.raw()).isEqualTo(raw);
  }

  @Test
  void aTextCountsAsTheDocumentItHolds() throws IOException {
    QuarantineEntry entry = quarantined("no JSON at all");
    String text = event("e-1", "").replace("\"", "\\\"");

    assertThat(corrected(line(entry.id(), "\"" + text + "\"")).accepted()).isEqualTo(1);
    assertThat(bench.entries()).isEmpty();
  }

  @Test
  void everyLineThatChangesNothingIsNamedWithItsNumberAndItsRecordStays() throws IOException {
    QuarantineEntry bad = quarantined(event("e-1", "\"quantity\":\"1\""));
    QuarantineEntry twice = quarantined(event("e-2", "\"quantity\":\"2\""));
    String good = event("e-3", "");

    ReplayReport report =
        corrected(
            line(bad.id(), event("e-1", "\"quantity\":-1")),
            line(twice.id(), good),
            "",
            line("0000-000000000000", good),
            line(twice.id(), good),
            "{\"id\":\"" + bad.id() + "\"}",
            "[1]",
            line(bad.id(), "17"),
            line("0000-0000", good));

    assertThat(report.chosen()).isEqualTo(8);
    assertThat(report.accepted()).isZero();
    assertThat(report.still()).isEqualTo(Map.of(QuarantineReason.QUANTITY, 1L));
    assertThat(report.refused()).isEqualTo(7);
    assertThat(report.objections())
        .extracting(objection -> objection.line() + " " + objection.words())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("1 quantity: "),
            second -> assertThat(second).startsWith("2 this id is on another line too"),
            third -> assertThat(third).startsWith("4 no such record is in quarantine"),
            fourth -> assertThat(fourth).startsWith("5 this id is on another line too"),
            fifth -> assertThat(fifth).isEqualTo("6 it has no 'document'"),
            sixth -> assertThat(sixth).isEqualTo("7 it is not one JSON object"),
            seventh -> assertThat(seventh).startsWith("8 its 'document' is neither"),
            eighth -> assertThat(eighth).startsWith("9 its id '0000-0000' is not whole"));
    assertThat(bench.entries()).containsExactlyInAnyOrder(bad, twice);
    assertThat(bench.raw()).isEmpty();
  }

  @Test
  void aReplayThatIsCutOffWithinItsDeletesEndsTheSameWhenItIsDoneAgain() throws IOException {
    QuarantineEntry first = quarantined(event("e-1", "\"quantity\":\"3\""));
    bench.store().now();
    QuarantineEntry second = quarantined(event("e-1", "\"quantity\":\"4\""));
    Path file =
        Files.write(
            folder.resolve("cut-off.ndjson"),
            List.of(
                line(first.id(), event("e-1", "\"quantity\":3")),
                line(second.id(), event("e-1", "\"quantity\":4"))));
    Replay killed = bench.replay(FailingDeletes.of(bench.connection()), ACME, ReplayMode.FOR_REAL);
    assertThatThrownBy(() -> killed.corrected(file)).hasMessageContaining("killed");
    bench.store().drop(List.of(second));
    List<String> raw = bench.raw();
    assertThat(raw).singleElement().asString().contains("\"quantity\":4");

    ReplayReport report = bench.replay(ACME).corrected(file);

    assertThat(report.chosen()).isEqualTo(2);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(bench.raw()).isEqualTo(raw);
    assertThat(bench.entries()).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadTwiceOrHasNoLineIsRefused() throws IOException {
    QuarantineEntry entry = quarantined(event("e-1", "\"quantity\":\"3\""));
    Path device = Path.of("/dev/null");
    assertThatThrownBy(() -> bench.replay(ACME).corrected(device))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it is read twice, and a pipe can be read once");
    assertThatThrownBy(() -> corrected("", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it has no line");
    assertThat(bench.entries()).containsExactly(entry);
  }

  @Test
  void aReplayThatIsKilledBeforeItDeletesEndsTheSameWhenItIsDoneAgain() throws IOException {
    QuarantineEntry entry = quarantined(event("e-1", "\"quantity\":\"3\""));
    Path file =
        Files.writeString(
            folder.resolve("killed.ndjson"), line(entry.id(), event("e-1", "\"quantity\":3")));
    Replay killed = bench.replay(FailingDeletes.of(bench.connection()), ACME, ReplayMode.FOR_REAL);
    assertThatThrownBy(() -> killed.corrected(file)).hasMessageContaining("killed");
    assertThat(bench.entries()).containsExactly(entry);

    ReplayReport report = bench.replay(ACME).corrected(file);

    assertThat(report.already()).isEqualTo(report.accepted()).isEqualTo(1);
    assertThat(bench.entries()).isEmpty();
    assertThat(bench.raw()).hasSize(1);
  }
}
