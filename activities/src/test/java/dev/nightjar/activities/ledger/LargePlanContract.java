package dev.nightjar.activities.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a worker host needs to write a large plan and to take it over again: no more than for its
 * merchants and a page.
 */
abstract class LargePlanContract {
  private static final int MERCHANTS = Integer.getInteger("nightjar.largePlan.merchants", 400);

  private final TestServer server;

  LargePlanContract(TestServer server) {
    this.server = server;
  }

  @Test
  @Timeout(value = 600, unit = TimeUnit.SECONDS)
  void aPlanOfAnySizeIsWrittenAndTakenOverWithin48Megabytes()
      throws IOException, InterruptedException {
    LedgerSettings settings = server.emptyDatabase("nightjar_large_plan");
    Plan plan = LargePlanWriting.plan(MERCHANTS);
    int chunks = plan.chunks().size();
    int pages = (chunks + PlanPages.PAGE - 1) / PlanPages.PAGE;
    RunId run = TestPlans.newRun();

    assertThat(written(settings, run))
        .contains(
            "%d chunks in %d pages, digest %s; taken over %d chunks, digest %s: "
                .formatted(chunks, pages, plan.digest(), chunks, plan.digest()));

    try (LedgerDatabase database = LedgerDatabase.open(settings)) {
      Ledger ledger = new MySqlLedger(database);
      assertThat(ledger.planned(new ChunkId(run, 0))).contains(plan.chunks().get(0));
      assertThat(ledger.planned(new ChunkId(run, chunks - 1)))
          .contains(plan.chunks().get(chunks - 1));
      assertThat(ledger.planned(new ChunkId(run, chunks))).isEmpty();
    }
    server.run("DROP DATABASE nightjar_large_plan");
  }

  private static String written(LedgerSettings settings, RunId run)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                // Gives up when it does nothing but collect; G1 goes on for minutes.
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargePlanWriting.class.getName(),
                settings.url(),
                settings.user(),
                Long.toString(run.generation().cutoffMillis()),
                Integer.toString(MERCHANTS))
            .redirectErrorStream(true)
            .start();
    try (OutputStream password = writer.getOutputStream()) {
      password.write(settings.password().value().getBytes(UTF_8));
    }
    String said = new String(writer.getInputStream().readAllBytes(), UTF_8);
    System.out.print(said);
    assertThat(writer.waitFor()).as(said).isZero();
    return said;
  }
}
