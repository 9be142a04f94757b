package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the planner needs for the largest nights. */
class LargePlanTest {
  @Test
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void aMillionSlicesArePlannedWithin512Megabytes() throws IOException, InterruptedException {
    Process planner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LargePlan.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(planner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    System.out.print(said);
    assertThat(planner.waitFor()).as(said).isZero();
    assertThat(said).matches("(?s).*1\\d{6} slices in .*");
  }
}
