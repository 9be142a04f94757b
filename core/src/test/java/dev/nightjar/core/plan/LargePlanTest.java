package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the planner needs for the largest nights. Held as objects, a million chunks needed 256 MB.
 */
class LargePlanTest {
  /** Recorded when the largest giants' chunks, of up to 510,000 rows, got several ranges. */
  private static final String DIGEST =
      "04564dcde2937d928e9429acfa509b78e7d3d635c433c3332a4c5dfbf018dcb0";

  @Test
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void aMillionSlicesArePlannedWithin32Megabytes() throws IOException, InterruptedException {
    Process planner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                LargePlan.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(planner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    System.out.print(said);
    assertThat(planner.waitFor()).as(said).isZero();
    assertThat(said)
        .startsWith("1021108 slices in 1019608 chunks and 2320 batches of 10000 merchants: ")
        .contains("MB at most, digest " + DIGEST)
        .contains("the part of all merchants: 1019608 chunks, digest " + DIGEST);
  }
}
