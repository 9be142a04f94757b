package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.nightjar.core.model.Digest;
import dev.nightjar.tests.fuzz.Damage;
import dev.nightjar.tests.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Sources of any bytes, read in pieces of any size. */
final class SourceFuzzTest {
  private static final int MAX_LINE = 24;

  @Test
  void linesAreThoseOfASimpleSplitterHoweverTheSourceIsRead() {
    Fuzz.run(
        random -> Damage.of(random, text(random, 200)),
        source -> {
          List<String> read = new ArrayList<>();
          LineReader lines =
              new LineReader(new Pieces(source, new SplittableRandom(source.length)), MAX_LINE);
          lines.start();
          for (SourceLine line = lines.next(); line != null; line = lines.next()) {
            read.add(told(line.offset(), line.length(), line.bytes(), line.isCut()));
          }
          assertThat(read).isEqualTo(split(source));
          assertThat(lines.offset()).isEqualTo(source.length);
          assertThat(Digest.finished(lines.digest())).isEqualTo(Digest.of(source));
        });
  }

  /** What is not damaged in a way that the platform's stream misses is read as that reads it. */
  @Test
  void gzipIsReadAsThePlatformDoesOrRefused() {
    Fuzz.run(
        random -> Damage.of(random, gzip(text(random, 400), random.nextInt(3))),
        source -> {
          byte[] read;
          try (GzipStream in = new GzipStream(new Pieces(source, new SplittableRandom(3)))) {
            read = in.readAllBytes();
          } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(Invalid gzip data: |The gzip data ends).*");
            return;
          }
          if (source.length > 0) {
            assertThat(read).isEqualTo(byThePlatform(source));
          }
        });
  }

  @Test
  void anySourceIsReadToItsEndOrRefusedInWords() {
    Fuzz.run(
        random ->
            switch (random.nextInt(3)) {
              case 0 -> Damage.of(random, gzip(text(random, 300), 1));
              case 1 -> Damage.of(random, Zstd.compress(text(random, 300)));
              default -> Damage.anything(random, 300);
            },
        source -> {
          try (InputStream in = SourceFormat.open(new ByteArrayInputStream(source))) {
            assertThat(in.readAllBytes()).hasSizeLessThan(1 << 20);
          } catch (IOException refused) {
            assertThat(SourceFile.words(refused)).isNotBlank();
          }
          assertThat(SourceLook.of(source)).isNotNull();
        });
  }

  private static byte[] byThePlatform(byte[] source) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(source))) {
      return in.readAllBytes();
    }
  }

  private static byte[] text(SplittableRandom random, int most) {
    String[] parts = {"a", "bb", "{\"x\":1}", "\n", "\r\n", "\r", " ", "\uFEFF", "\0", "é", "zzzz"};
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most); left > 0; left--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] text, int moreMembers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i <= moreMembers; i++) {
      try (GZIPOutputStream member = new GZIPOutputStream(out)) {
        member.write(text);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return out.toByteArray();
  }

  /** What the reader should say, found out the slow way. */
  private static List<String> split(byte[] source) {
    List<String> lines = new ArrayList<>();
    byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    int start = Arrays.equals(Arrays.copyOf(source, 3), mark) ? 3 : 0;
    while (start < source.length) {
      int end = start;
      while (end < source.length && source[end] != '\n') {
        end++;
      }
      boolean fed = end < source.length;
      int content = fed && end > start && source[end - 1] == '\r' ? end - 1 : end;
      boolean cut = content - start > MAX_LINE;
      int length = cut ? content - start : end - start;
      byte[] bytes = Arrays.copyOfRange(source, start, cut ? start + MAX_LINE : end);
      lines.add(told(start, length, bytes, cut));
      start = fed ? end + 1 : end;
    }
    return lines;
  }

  private static String told(long offset, long length, byte[] bytes, boolean cut) {
    return "%d+%d %s %s".formatted(offset, length, Arrays.toString(bytes), cut);
  }

  /** Gives bytes in pieces of any size, as networks do. */
  private static final class Pieces extends ByteArrayInputStream {
    private final SplittableRandom random;

    Pieces(byte[] source, SplittableRandom random) {
      super(source);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int from, int length) {
      return super.read(target, from, Math.min(length, 1 + random.nextInt(9)));
    }
  }
}
