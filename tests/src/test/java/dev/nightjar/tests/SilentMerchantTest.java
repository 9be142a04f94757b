package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merchant from whom nothing comes for some days, beside one from whom it always does. */
@OnStack
final class SilentMerchantTest {
  private static final JobName JOB = new JobName("merchant-analytics");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 9);
  private static final int DAYS = 7;

  /** Of seven days three with events, three without, and one with. */
  private static final List<Integer> WITH_EVENTS = List.of(0, 1, 2, 6);

  @Test
  void aMerchantSilentForDaysHasNoSummaryOfThemAndTheNextDayIsWhole(
      TestStack stack, @TempDir Path folder) throws IOException {
    try (Site site = Site.on(stack)) {
      site.register("quiet", "UTC");
      site.register("steady", "UTC");
      for (int day = 0; day < DAYS; day++) {
        Instant noon = FIRST.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
        List<String> events = new ArrayList<>(Events.of("steady", 9, noon));
        if (WITH_EVENTS.contains(day)) {
          events.addAll(Events.of("quiet", 60 + day, noon));
        }
        site.ingest(events);
      }

      List<Integer> published = new ArrayList<>();
      for (int day = 0; day < DAYS; day++) {
        LocalDate date = FIRST.plusDays(day);
        RunReport report = site.run(JOB, date);
        assertThat(report.state()).isEqualTo(RunState.COMPLETED);
        assertThat(report.merchantsFailed()).isZero();
        assertThat(report.merchantsPublished()).isEqualTo(WITH_EVENTS.contains(day) ? 2 : 1);
        if (site.published(JOB, "quiet", date).isPresent()) {
          published.add(day);
          assertThat(site.pointer(JOB, "quiet", date).sources().used()).isEqualTo(60 + day);
        }
        assertThat(site.pointer(JOB, "steady", date).sources().used()).isEqualTo(9);
      }
      assertThat(published).isEqualTo(WITH_EVENTS);
      assertTold(site, folder);
    }
  }

  /** Whoever reads is told that there is nothing, which is not the same as zeros. */
  private static void assertTold(Site site, Path folder) throws IOException {
    Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
    Shell shell = Shell.with("--config", config.toString());
    Shell.Said silent = shell.type("summary", "show", "quiet", FIRST.plusDays(4).toString());
    assertThat(silent.exit()).as(silent.all()).isEqualTo(1);
    assertThat(silent.err()).contains("Not published", "quiet");
    Path export = folder.resolve("export");
    shell.type("summary", "export", "--dir", export.toString(), "--merchants", "quiet");
    assertThat(Files.readAllLines(export.resolve("daily.csv"))).hasSize(1 + WITH_EVENTS.size());
  }
}
