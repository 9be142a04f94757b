package dev.nightjar.starter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.ingest.IngestProgress;
import dev.nightjar.starter.console.Glyphs;
import dev.nightjar.starter.console.Room;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IngestViewTest {
  private static final IngestProgress PROGRESS =
      new IngestProgress(533_000, 107, 99_000_000, Duration.ofMillis(37_700));
  private static final IngestView FILE =
      new IngestView(
          "events.ndjson.gz (1 of 2)",
          16_400_000,
          OptionalLong.of(18_200_000),
          PROGRESS,
          18_003,
          Optional.of(Duration.ofSeconds(7)));

  @Test
  void aFileHasABarByTheBytesThatWereReadOfIt() {
    assertThat(text(FILE, 80, 9))
        .containsExactly(
            "ingest events.ndjson.gz (1 of 2)  running 37.7 s",
            "read  ###################.  90%  16.4 of 18.2 MB  about 5 s left",
            "  533,000 lines stored  18,003 lines/s  532,893 accepted  107 quarantined");
    assertThat(text(FILE, 40, 9))
        .containsExactly(
            "ingest events.ndjson.gz (1 of 2)",
            "read  #######.  90%  about 5 s left",
            "  533,000 lines stored  18,003 lines/s");
    assertThat(text(FILE, 80, 1)).singleElement().asString().startsWith("read");
  }

  @Test
  void ofStandardInputNobodyKnowsHowMuchIsLeft() {
    IngestView input =
        new IngestView(
            "standard input", 16_400_000, OptionalLong.empty(), PROGRESS, 0, Optional.empty());
    assertThat(text(input, 80, 9))
        .containsExactly(
            "ingest standard input  running 37.7 s",
            "read  ....................       16.4 MB",
            "  533,000 lines stored  532,893 accepted  107 quarantined");
    assertThat(input.plain()).doesNotContain("left");
  }

  @Test
  void aFileThatGrewIsReadToMoreThanItsSize() {
    IngestView grown = new IngestView("a", 20, OptionalLong.of(10), PROGRESS, 0, Optional.empty());
    assertThat(text(grown, 80, 9).get(1)).contains("#################### 100%");
  }

  @Test
  void thePlainLineSaysTheSame() {
    assertThat(FILE.plain())
        .isEqualTo(
            "ingesting events.ndjson.gz (1 of 2): 533,000 lines, 532,893 accepted, 107 quarantined,"
                + " 18,003 lines a second, 16.4 of 18.2 MB, about 5 s left, 37.7 s");
  }

  @Test
  void everyByteThatIsReadIsCountedHoweverItIsRead() throws IOException {
    try (CountedInput input = new CountedInput(new ByteArrayInputStream(new byte[100]))) {
      assertThat(input.read()).isZero();
      assertThat(input.read(new byte[10])).isEqualTo(10);
      assertThat(input.skip(5)).isEqualTo(5);
      assertThat(input.bytes()).isEqualTo(16);
      assertThat(input.readAllBytes()).hasSize(84);
      assertThat(input.read()).isEqualTo(-1);
      assertThat(input.bytes()).isEqualTo(100);
    }
  }

  private static List<String> text(IngestView view, int columns, int rows) {
    return view.lines(new Room(columns, rows, Glyphs.ASCII)).stream()
        .map(Object::toString)
        .toList();
  }
}
