package dev.nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.output.Encoding;
import dev.nightjar.generator.output.FeedWriter;
import dev.nightjar.generator.summary.ExpectedRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The same options give the same bytes, whoever makes them; a change of that is to be seen. */
class GoldenTest {
  @Test
  void tinyIsWhatItWas() throws IOException {
    assertThat(digest(bytes(Faults.NONE, 1)))
        .isEqualTo("a48e7349ab6739c0cd3daf2bfda234421d91efa0d7479838c8d6a4f92093acef");
    assertThat(digest(bytes(Faults.DEFAULT, 1)))
        .isEqualTo("46f29ece55632c90553206e02398bd01162d35a85f37491420c7b1520fd3f225");
    assertThat(digest(bytes(Faults.LATE_EVENTS, 1)))
        .isEqualTo("a452962755f55bf2e5a1b4ee85b6cc1c26d22a2c60941ab56635c0c7604c077f");
  }

  @Test
  void whatTinyHasToComeToIsWhatItWas() {
    StringBuilder expected = new StringBuilder();
    Generator.of(Preset.TINY)
        .expected(
            day ->
                day.rows().stream()
                    .map(ExpectedRow::text)
                    .map(text -> text + "\n")
                    .forEach(expected::append));
    assertThat(digest(expected.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("3319e2ad985b0ddbf9a8afaeeb35199bfbf49d3a84731246aad9147f6c9bd54f");
  }

  @Test
  void theNumberOfThreadsDoesNotShow() throws IOException {
    assertThat(bytes(Faults.DEFAULT, 3)).isEqualTo(bytes(Faults.DEFAULT, 1));
  }

  private static byte[] bytes(Faults faults, int threads) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FeedWriter(Encoding.PLAIN, threads)
        .write(Generator.of(Preset.TINY).feed(faults), block -> out, written -> {});
    return out.toByteArray();
  }

  private static String digest(byte[] bytes) {
    return Digest.of(bytes).toString();
  }
}
