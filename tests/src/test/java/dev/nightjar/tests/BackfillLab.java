package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.backfill.BackfillName;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A site with merchants at both ends of the day, and a shell that works on it, for backfills.
 *
 * @param site the product
 * @param shell types commands at it
 */
record BackfillLab(Site site, Shell shell) implements AutoCloseable {
  static final List<String> SHOPS = List.of("apple", "pear", "apia");

  /** With the merchants registered, and nothing ingested. */
  static BackfillLab of(Site site, Path folder) throws IOException {
    Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
    site.register("apple", "UTC");
    site.register("pear", "Europe/Berlin");
    site.register("apia", "Pacific/Apia");
    return new BackfillLab(site, Shell.with("--config", config.toString()));
  }

  /** At one in the night of UTC, in Apia at ten in the morning; the same business day in all. */
  static String event(String merchant, LocalDate day, String type) {
    String at = merchant.equals("apia") ? day.minusDays(1) + "T20:00:00Z" : day + "T01:00:00Z";
    return """
        {"merchant":"%s","eventId":"e-%s","visitorId":"v","type":"%s","at":"%s"}"""
        .formatted(merchant, type, type, at);
  }

  /** What a command prints that does what it is told. */
  String done(String... words) {
    Shell.Said said = shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.out();
  }

  /** The latest backfill of a name. */
  DaysHandle backfill(String name) {
    return site.part(DaysClient.class).attach(BackfillName.parse(name).workflowId());
  }

  /** Until so many of a backfill's days have ended. */
  static void awaitEnded(DaysHandle backfill, int days) {
    awaiting(days + " days have ended")
        .until(() -> backfill.status().map(of -> of.soFar().ended() >= days).orElse(false));
  }

  /** Until a backfill is paused, and none of its days runs. */
  static void awaitPaused(DaysHandle backfill) {
    awaiting("it is paused")
        .until(() -> backfill.status().map(of -> of.phase().equals("paused")).orElse(false));
  }

  /**
   * Waits for what takes seconds.
   *
   * @param what is to be, for whoever reads that it never was
   */
  static ConditionFactory awaiting(String what) {
    return Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
  }

  /** What readers are sent to, by merchant and day. */
  SortedMap<String, Pointer> published(JobName job, List<String> merchants, List<LocalDate> days)
      throws IOException {
    SortedMap<String, Pointer> pointers = new TreeMap<>();
    for (LocalDate day : days) {
      for (String merchant : merchants) {
        site.published(job, merchant, day)
            .ifPresent(pointer -> pointers.put(merchant + " " + day, pointer));
      }
    }
    return pointers;
  }

  static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Override
  public void close() {
    site.close();
  }
}
