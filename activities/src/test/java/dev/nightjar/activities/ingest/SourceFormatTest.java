package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SourceFormatTest {
  private static final byte[] TEXT = text();

  private static byte[] text() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      text.append("{\"n\":").append(random.nextInt(1_000_000)).append("}\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] read(byte[] source) throws IOException {
    // A pipe that pauses has nothing available, which must not be taken for its end.
    InputStream pausing =
        new ByteArrayInputStream(source) {
          @Override
          public synchronized int available() {
            return 0;
          }
        };
    try (InputStream in = SourceFormat.open(pausing)) {
      return in.readAllBytes();
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  @Test
  void theFormatIsToldFromTheFirstBytes() throws IOException {
    assertThat(read(TEXT)).isEqualTo(TEXT);
    assertThat(read(Compressed.gzip(TEXT))).isEqualTo(TEXT);
    assertThat(read(Compressed.zstd(TEXT))).isEqualTo(TEXT);
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read(new byte[] {0x1F})).containsExactly(0x1F);
  }

  @Test
  void membersAndFramesFollowEachOther() throws IOException {
    byte[] twice = joined(TEXT, TEXT);

    assertThat(read(joined(Compressed.gzip(TEXT), Compressed.gzip(TEXT)))).isEqualTo(twice);
    assertThat(
            read(
                joined(Compressed.gzip(TEXT), Compressed.gzip(new byte[0]), Compressed.gzip(TEXT))))
        .isEqualTo(twice);
    assertThat(read(joined(Compressed.zstd(TEXT), Compressed.zstd(TEXT)))).isEqualTo(twice);
  }

  @Test
  void framesThatParallelCompressorsPutBeforeTheirsAreSkipped() throws IOException {
    byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 9, 9, 9, 9};

    assertThat(read(joined(skippable, Compressed.zstd(TEXT), skippable, Compressed.zstd(TEXT))))
        .isEqualTo(joined(TEXT, TEXT));
  }

  @Test
  void whatExpandsToAbsurdlyMuchIsRefusedWhereItDoes() throws IOException {
    byte[] bomb = new byte[1 << 20];
    for (byte[] source : List.of(Compressed.gzip(bomb), Compressed.zstd(bomb))) {
      InputStream refused =
          SourceFormat.open(new ByteArrayInputStream(source), new Expansion(250, 100_000));
      assertThatThrownBy(refused::readAllBytes)
          .hasMessageContaining("over 250 times as much")
          .hasMessageContaining("gzip -dc FILE | nightjar ingest -");
      InputStream free =
          SourceFormat.open(new ByteArrayInputStream(source), new Expansion(250, bomb.length));
      assertThat(free.readAllBytes()).isEqualTo(bomb);
    }
    InputStream usual =
        SourceFormat.open(new ByteArrayInputStream(Compressed.gzip(TEXT)), new Expansion(250, 0));
    assertThat(usual.readAllBytes()).isEqualTo(TEXT);
  }

  @Test
  void everyOptionalPartOfAGzipHeaderIsSkipped() throws IOException {
    byte[] plain = Compressed.gzip(TEXT);
    byte[] header = {0x1F, (byte) 0x8B, 8, 0x1E, 0, 0, 0, 0, 0, 3};
    byte[] optional = {3, 0, 'x', 'y', 'z', 'n', 'a', 0, 'c', 0, 1, 2};

    assertThat(read(joined(header, optional, Arrays.copyOfRange(plain, 10, plain.length))))
        .isEqualTo(TEXT);
  }

  @Test
  void aSourceThatEndsInTheMiddleFails() {
    byte[] gzip = Compressed.gzip(TEXT);
    byte[] zstd = Compressed.zstd(TEXT);

    for (int missing : new int[] {1, 7, 8, 9, 1_000, gzip.length - 3}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(gzip, gzip.length - missing)))
          .isInstanceOf(IOException.class)
          .hasMessage("The gzip data ends in the middle");
    }
    byte[] twoFrames = joined(zstd, Compressed.zstd(new byte[] {'x', 'y', 'z'}));
    for (int end = 5; end < twoFrames.length; end++) {
      // Each within the headers and at the end of a frame, and some of those within blocks.
      boolean isInBlocks = end > 100 && Math.abs(end - zstd.length) > 100;
      if (end != zstd.length && (!isInBlocks || end % 17 == 0)) {
        byte[] source = Arrays.copyOf(twoFrames, end);
        assertThatThrownBy(() -> read(source))
            .as("%d bytes, first frame of %d", end, zstd.length)
            .isInstanceOf(IOException.class)
            .hasMessage("The Zstandard data ends in the middle");
      }
    }
  }

  @Test
  void damageAndTrailingBytesFail() {
    byte[] damaged = Compressed.gzip(TEXT);
    damaged[damaged.length - 6]++;
    byte[] trailing = joined(Compressed.gzip(TEXT), new byte[] {'x', 'y', 'z'});

    assertThatThrownBy(() -> read(damaged)).hasMessageContaining("checksum");
    assertThatThrownBy(() -> read(trailing)).hasMessageContaining("something else follows");
  }

  /** Sources as their senders compress them. */
  static final class Compressed {
    private Compressed() {}

    static byte[] gzip(byte[] bytes) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return out.toByteArray();
    }

    static byte[] zstd(byte[] bytes) {
      return Zstd.compress(bytes);
    }
  }
}
