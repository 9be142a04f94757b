package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final int LIMIT = 8;

  private static List<SourceLine> lines(byte[] source) throws IOException {
    return lines(new ByteArrayInputStream(source), LIMIT);
  }

  private static List<SourceLine> lines(InputStream source, int limit) throws IOException {
    LineReader reader = new LineReader(source, limit);
    reader.start();
    List<SourceLine> lines = new ArrayList<>();
    for (SourceLine line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
    }
    return lines;
  }

  private static List<String> documents(String source) throws IOException {
    return lines(Bytewise.utf8(source)).stream()
        .map(line -> new String(line.document(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void linesEndWithLfOrCrLfAndTheLastNeedsNoEnd() throws IOException {
    assertThat(documents("a\nb\r\nc")).containsExactly("a", "b", "c");
    assertThat(documents("a\nb\n")).containsExactly("a", "b");
    assertThat(documents("a\rb\n")).containsExactly("a\rb");
    assertThat(documents("")).isEmpty();
    assertThat(documents("\n\n")).containsExactly("", "");
  }

  @Test
  void aByteOrderMarkIsSkippedAtTheStartAlone() throws IOException {
    assertThat(documents("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
    assertThat(lines(Bytewise.utf8("\uFEFFa\nb")))
        .extracting(SourceLine::offset)
        .containsExactly(3L, 5L);
    assertThat(documents("\uFEFF")).isEmpty();
    assertThat(lines(new byte[] {(byte) 0xEF, (byte) 0xBB}).get(0).document()).hasSize(2);
  }

  @Test
  void whiteSpaceAloneIsBlank() throws IOException {
    assertThat(lines(Bytewise.utf8("\n \t\r\n\r\na \n")))
        .extracting(SourceLine::isBlank)
        .containsExactly(true, true, true, false);
    assertThat(lines(Bytewise.utf8(" ".repeat(LIMIT + 1))).get(0).isBlank()).isFalse();
  }

  @Test
  void aLineAtTheLimitIsWholeWhateverItsEnd() throws IOException {
    for (String end : List.of("", "\n", "\r\n", "\r\nnext\n")) {
      SourceLine line = lines(Bytewise.utf8("12345678" + end)).get(0);
      assertThat(line.isCut()).isFalse();
      assertThat(line.document()).asString(StandardCharsets.UTF_8).isEqualTo("12345678");
    }
  }

  @Test
  void aLineOverTheLimitKeepsItsStartAndItsLength() throws IOException {
    for (String end : List.of("", "\n", "\r\n", "\r\nnext\n")) {
      SourceLine line = lines(Bytewise.utf8("123456789" + end)).get(0);
      assertThat(line.isCut()).isTrue();
      assertThat(line.length()).isEqualTo(9);
      assertThat(line.document()).asString(StandardCharsets.UTF_8).isEqualTo("12345678");
    }
    assertThat(documents("1234567890123\nnext\n")).containsExactly("12345678", "next");
  }

  @Provide
  Arbitrary<byte[]> sources() {
    return Arbitraries.of((byte) '\n', (byte) '\r', (byte) 'a', (byte) ' ', (byte) 0xEF)
        .array(byte[].class)
        .ofMaxSize(80);
  }

  @Property(tries = 500)
  void howTheSourceIsReadChangesNothing(
      @ForAll("sources") byte[] source, @ForAll @IntRange(min = 1, max = 5) int step)
      throws IOException {
    List<SourceLine> whole = lines(source);
    List<SourceLine> dripped = lines(new Drip(source, step), LIMIT);

    assertThat(dripped).usingRecursiveComparison().isEqualTo(whole);
  }

  @Property(tries = 500)
  void theDigestOfALineIsThatOfTheSourceThroughItsEnd(
      @ForAll("sources") byte[] source, @ForAll @IntRange(min = 1, max = 7) int batchLines)
      throws IOException {
    IngestOptions options =
        IngestOptions.defaults().withBatches(batchLines, 1 << 20).withMaxLineBytes(LIMIT);
    LineReader lines = new LineReader(new ByteArrayInputStream(source), LIMIT);
    lines.start();
    BatchReader batches = new BatchReader(lines, options);

    long next = lines.offset();
    for (SourceBatch batch = batches.next(); batch != null; batch = batches.next()) {
      Map<SourceLine, Digest> digests = batch.digests(new HashSet<>(batch.lines()));
      for (SourceLine line : batch.lines()) {
        assertThat(line.offset()).isEqualTo(next);
        int end = indexOfLineFeed(source, (int) next);
        assertThat(digests).containsEntry(line, Digest.of(Arrays.copyOf(source, end)));
        next = Math.min(end + 1, source.length);
      }
      assertThat(batch.end()).isEqualTo(next);
    }
    assertThat(next).isEqualTo(source.length);
  }

  private static int indexOfLineFeed(byte[] source, int from) {
    int index = from;
    while (index < source.length && source[index] != '\n') {
      index++;
    }
    return index;
  }

  /** A stream that gives a few bytes at a time, as pipes do. */
  private static final class Drip extends ByteArrayInputStream {
    private final int step;

    Drip(byte[] source, int step) {
      super(source);
      this.step = step;
    }

    @Override
    public synchronized int read(byte[] target, int from, int length) {
      return super.read(target, from, Math.min(step, length));
    }
  }
}
