package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker host in a process of its own shows, where nothing else is done than its work. */
@OnStack
@Timeout(360)
final class WorkerMetricsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final JobName JOB = new JobName("merchant-analytics");
  private static final Pattern ADDRESS = Pattern.compile("(http://[0-9.:]+)/healthz");

  @Test
  void aWorkerHostHasTheMetricsThatTheDocumentGivesItAndNoneOfIngest(
      TestStack stack, @TempDir Path folder) throws IOException {
    try (Site site = Site.withoutWorkers(stack, Map.of())) {
      Files.write(folder.resolve("nightjar.properties"), site.configuration());
      site.register("apple", "UTC");
      site.ingest(Events.of("apple", 60, Instant.parse("2026-03-10T12:00:00Z")));
      try (WorkerHosts hosts = new WorkerHosts(folder, List.of())) {
        NightjarProcess worker = hosts.command("worker");
        assertThat(worker.says("serves Temporal")).as(worker.all()).isTrue();
        Matcher address = ADDRESS.matcher(worker.all());
        assertThat(address.find()).isTrue();
        assertThat(site.run(JOB, DAY).state()).isEqualTo(RunState.COMPLETED);

        MetricSamples metrics = new Pages(URI.create(address.group(1))).metrics();
        Set<String> shown = metrics.families("nightjar_");
        shown.removeIf(name -> name.startsWith("nightjar_call_log_"));
        DocumentedMetrics named = DocumentedMetrics.read();
        assertThat(shown).isEqualTo(named.ofWorkerHosts());
        assertThat(named.ofIngest()).isNotEmpty().doesNotContainAnyElementsOf(shown);
        assertThat(metrics.sum("nightjar_quarantined_records_total", "stage=\"ingest\"")).isZero();
        assertThat(metrics.sum("nightjar_rows_total", "stage=\"process\"", "kind=\"used\""))
            .isEqualTo(60);
      }
    }
  }
}
