package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker host whose memory or disk does not suffice says so, and is well afterwards. */
@ExtendWith(EmbeddedStackExtension.class)
final class DistressTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static Night night(String name) {
    return new Night(lab, name).with(Night.WIDE);
  }

  @Test
  void memoryThatRunsOutInAChunkFailsTheChunkAndNotTheHost() {
    int beyondTheHeap = (int) (Runtime.getRuntime().maxMemory() / Long.BYTES) + (1 << 20);
    Night night =
        night("memory")
            .with(TappedHello.before(day -> assertThat(new long[beyondTheHeap]).isNotNull()));
    MerchantId merchant = night.merchant("m", 1);
    night.plan(1);

    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), 0));

    assertThat(failure.getType()).isEqualTo("TRANSIENT");
    assertThat(failure.getOriginalMessage())
        .contains("the worker host's memory of", "MiB ran out", "-Xmx2g");
    night.with(TappedHello.before(day -> {})).whole(2);
    assertThat(night.isPublished(merchant)).isTrue();
  }

  @Test
  void aDiskThatDoesNotTakeSpilledDeltasIsNotMistakenForHBase(@TempDir Path folder)
      throws Exception {
    Path file = Files.createFile(folder.resolve("not-a-folder"));
    Night night = night("disk");
    MerchantId merchant = night.merchant("m", 50);
    ProcessOptions small = ProcessOptions.defaults().withDeltaBytes(1024);
    night.with(small.withSpillFolder(file)).plan(1);

    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), 0));

    assertThat(failure.getType()).isEqualTo("TRANSIENT");
    assertThat(failure.getOriginalMessage())
        .contains("deltas that do not fit on the heap", "-Djava.io.tmpdir")
        .doesNotContain("HBase");
    night.with(small.withSpillFolder(folder)).whole(2);
    assertThat(night.isPublished(merchant)).isTrue();
  }
}
