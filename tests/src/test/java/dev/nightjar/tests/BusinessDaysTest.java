package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Business days of every shape, from event to summary. */
@OnStack
final class BusinessDaysTest {
  @ParameterizedTest(name = "{1} in {0} lasts {4} hours")
  @CsvSource({
    "Europe/Berlin, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 23",
    "Europe/Berlin, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 25",
    "Australia/Lord_Howe, 2025-10-05, 2025-10-04T13:30:00Z, 2025-10-05T13:00:00Z, 23.5",
    "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z, 24.5",
    "America/Santiago, 2025-09-07, 2025-09-07T04:00:00Z, 2025-09-08T03:00:00Z, 23",
    "Pacific/Kiritimati, 2026-01-02, 2026-01-01T10:00:00Z, 2026-01-02T10:00:00Z, 24",
    "Asia/Kathmandu, 2026-01-02, 2026-01-01T18:15:00Z, 2026-01-02T18:15:00Z, 24",
  })
  void theFirstAndTheLastInstantBelongToTheDayAndTheirNeighboursDoNot(
      String zone, LocalDate day, Instant start, Instant end, String hours, TestStack stack)
      throws IOException {
    try (Site site = Site.on(stack)) {
      site.register("shop", zone);
      site.ingest(
          List.of(
              event("before", start.minusNanos(1)),
              event("first", start),
              event("last", end.minusMillis(1)),
              event("very-last", end.minusNanos(1)),
              event("after", end)));

      RunReport report = site.run(TypeCount.NAME, day);

      assertThat(report.state()).isEqualTo(RunState.COMPLETED);
      assertThat(site.values(TypeCount.NAME, "shop", day))
          .containsExactly("first", "last", "very-last");
      assertThat(hours).isEqualTo(hoursBetween(start, end));
    }
  }

  @Test
  void aDayThatDoesNotExistInAMerchantsZoneIsLeftOut(TestStack stack) throws IOException {
    LocalDate skipped = LocalDate.of(2011, 12, 30);
    try (Site site = Site.on(stack)) {
      site.register("apia", "Pacific/Apia");
      site.register("berlin", "Europe/Berlin");
      Instant noon = Instant.parse("2011-12-30T12:00:00Z");
      site.ingest(List.of(event("apia", "there", noon), event("berlin", "here", noon)));

      RunReport report = site.run(TypeCount.NAME, skipped);

      assertThat(report.leftOut().noSuchDay()).isEqualTo(1);
      assertThat(report.merchantsPublished()).isEqualTo(1);
      site.run(TypeCount.NAME, skipped.plusDays(1));
      assertThat(site.values(TypeCount.NAME, "apia", skipped.plusDays(1))).containsExactly("there");
    }
  }

  private static String hoursBetween(Instant start, Instant end) {
    double hours = Duration.between(start, end).toMinutes() / 60.0;
    return hours == Math.rint(hours) ? Long.toString((long) hours) : Double.toString(hours);
  }

  private static String event(String type, Instant at) {
    return event("shop", type, at);
  }

  private static String event(String merchant, String type, Instant at) {
    return "{\"merchant\":\"%s\",\"eventId\":\"e-%s\",\"visitorId\":\"v\",\"type\":\"%s\",\"at\":\"%s\"}"
        .formatted(merchant, type, type, at);
  }
}
