package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One, two and four worker hosts, each a process, publish the bytes that the data's plan says. Of
 * the long run, as it takes minutes.
 */
@Tag("crash")
@OnStack
@Timeout(900)
final class HostCountsTest {
  private static final JobName JOB = new JobName("merchant-analytics");
  private static final LocalDate DAY = LocalDate.of(2024, 5, 14);
  private static final GeneratorOptions DATA = new GeneratorOptions(11, 12, 1, 40_000, DAY);
  private static final List<Integer> HOSTS = List.of(1, 2, 4);
  private static final int ROWS_PER_CHUNK = 100;

  private final Generator generator = Generator.of(DATA);
  private Site site;
  private WorkerHosts hosts;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.withoutWorkers(stack, Map.of("worker.processSlots", "2"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    hosts = new WorkerHosts(folder, List.of());
    site.part(MerchantRegistry.class).importAll(generator.merchants());
    for (var merchant : generator.merchants()) {
      List<byte[]> documents = new ArrayList<>();
      generator.events(merchant.id(), DAY).forEach(documents::add);
      site.write(documents);
    }
  }

  @AfterEach
  void close() {
    hosts.close();
    site.close();
  }

  @Test
  void eachNumberOfWorkerHostsPublishesTheSameKnownBytes() throws Exception {
    Map<String, Digest> known = known();
    int running = 0;
    for (int wanted : HOSTS) {
      for (; running < wanted; running++) {
        hosts.worker();
      }
      site.awaitSettled();
      RunReport report =
          site.start(JOB, DAY, Existing.REPLACE, null, site.limits(ROWS_PER_CHUNK)).result();

      assertThat(report.state()).isEqualTo(RunState.COMPLETED);
      assertThat(workers(report)).hasSize(wanted);
      assertThat(published()).as("with %d worker hosts", wanted).isEqualTo(known);
    }
  }

  private Map<String, Digest> known() {
    PlannedBytes bytes = new PlannedBytes(site.part(JobCatalog.class).job(JOB));
    Map<String, Digest> known = new HashMap<>();
    generator.expected(day -> known.put(day.merchantDay().merchant().value(), bytes.digest(day)));
    return known;
  }

  private Map<String, Digest> published() throws IOException {
    Map<String, Digest> published = new HashMap<>();
    for (var merchant : generator.merchants()) {
      site.published(JOB, merchant.id().value(), DAY)
          .ifPresent(pointer -> published.put(merchant.id().value(), pointer.digest()));
    }
    return published;
  }

  /** Which worker hosts have done a chunk of a run. */
  private List<String> workers(RunReport report) {
    Ledger ledger = site.part(Ledger.class);
    List<ChunkRecord> chunks = new ArrayList<>();
    for (int batch = 0; batch < report.batches(); batch++) {
      chunks.addAll(ledger.chunks(report.run(), batch));
    }
    return chunks.stream().map(ChunkRecord::worker).distinct().collect(Collectors.toList());
  }
}
