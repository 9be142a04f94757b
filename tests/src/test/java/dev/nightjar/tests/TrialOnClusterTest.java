package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code try} on servers that a configuration names, whose worker hosts are others. */
@OnStack
final class TrialOnClusterTest {
  private static final String DAY = "2026-03-10";

  @Test
  void tryOnTheClusterLeavesItsSummariesOnTheServers(TestStack stack, @TempDir Path folder)
      throws IOException {
    Path events = folder.resolve("events.ndjson");
    Files.write(events, Events.of("apple", 60, Instant.parse(DAY + "T12:00:00Z")));
    Path merchants = folder.resolve("merchants.json");
    Files.writeString(
        merchants, "[{\"merchant\":\"apple\",\"zone\":\"UTC\",\"currency\":\"EUR\"}]");
    try (Site site = Site.on(stack)) {
      Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
      Shell shell = Shell.with("--config", config.toString());

      Shell.Said tried = shell.type("try", events.toString(), merchants.toString(), "--on-cluster");
      assertThat(tried.exit()).as(tried.all()).isZero();
      assertThat(tried.all())
          .contains("Connecting to the cluster", "1 merchant-day published")
          .doesNotContain("embedded stack");
      assertThat(shell.type("summary", "show", "apple", DAY).all()).contains("60");
    }
  }
}
