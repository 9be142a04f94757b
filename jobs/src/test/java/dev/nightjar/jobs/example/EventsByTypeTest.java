package dev.nightjar.jobs.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.harness.HarnessResult;
import dev.nightjar.core.job.harness.JobHarness;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide for job authors shows this job, and this test of it. */
final class EventsByTypeTest {
  private static final Path GUIDE = Path.of("../docs/jobs.md");
  private static final Path SOURCES = Path.of("src/test/java/dev/nightjar/jobs/example");

  @Test
  void countsEventsByType() {
    MerchantId acme = new MerchantId("acme");
    LocalDate day = LocalDate.of(2026, 11, 22);
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    List<Event> events =
        List.of(
            Event.of(acme, "e-1", "view", noon).visitorId("v-1").build(),
            Event.of(acme, "e-2", "purchase", noon.plusSeconds(60)).visitorId("v-1").build(),
            Event.of(acme, "e-3", "purchase", noon).visitorId("v-2").build());
    JobHarness<EventsByType.Seen> harness =
        JobHarness.of(new EventsByType()).zone("Europe/Berlin").day(day);

    HarnessResult<EventsByType.Seen> result = harness.run(events);

    assertThat(result.row("type", "purchase").count("events")).isEqualTo(2);
    assertThat(harness.orderDifferences(events)).isEmpty();
  }

  @Test
  void theGuideShowsThem() throws IOException {
    String guide = Files.readString(GUIDE);
    assertThat(guide).contains(from("EventsByType.java", "public final class", "}\n"));
    assertThat(guide)
        .contains(from("EventsByTypeTest.java", "    MerchantId acme", "isEmpty();\n"));
  }

  private static String from(String file, String first, String last) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    int start = source.indexOf(first);
    int end = last.equals("}\n") ? source.length() : source.indexOf(last, start) + last.length();
    return source.substring(start, end).stripTrailing().stripIndent();
  }
}
