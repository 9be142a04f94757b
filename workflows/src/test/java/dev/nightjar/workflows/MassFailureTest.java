package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.message.RunReport;
import io.temporal.failure.ApplicationFailure;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history of a batch in which all that can fail does, of the largest batches there can be. */
@Timeout(900)
class MassFailureTest {
  private static final int MOST = PlanOptions.MOST_CHUNKS_AND_MERCHANTS_PER_BATCH;

  /** As long as reasons get, and without a stack trace, as worker hosts tell of them. */
  private static final String REASON = "the job is broken ".repeat(44);

  /** Tried twice, so that the history has the reason twice. */
  private static final FakeNight.Fault BROKEN =
      attempt -> {
        FailureType type = attempt == 1 ? FailureType.TRANSIENT : FailureType.PERMANENT;
        ApplicationFailure failure = ApplicationFailure.newFailure(REASON, type.name());
        failure.setStackTrace(new StackTraceElement[0]);
        throw failure;
      };

  private final FakeNight night = new FakeNight();

  /** One chunk at a time is the worst: no workflow task takes in two ends. */
  @ParameterizedTest
  @CsvSource({"1, 749, 100", "150, 4, 100", "250, 2, 400", "375, 1, 400", "250, 2, 1"})
  void allMerchantsOfTheLargestBatchFailWithinTheBounds(int chunks, int merchants, int window) {
    assertThat(chunks + chunks * merchants).isLessThanOrEqualTo(MOST);
    night.plan.batch(
        IntStream.range(0, chunks)
            .mapToObj(
                chunk ->
                    IntStream.range(0, merchants)
                        .mapToObj(n -> "m%d-%d".formatted(chunk, n))
                        .collect(Collectors.joining(" ")))
            .toArray(String[]::new));
    for (int chunk = 0; chunk < chunks; chunk++) {
      night.processFaults.put(chunk, BROKEN);
      for (int n = 0; n < merchants; n++) {
        night.processFaults.put(FakePlan.partOf(chunk, n), BROKEN);
      }
    }

    carriedWithinTheBounds(chunks * merchants, window, 0);
  }

  @Test
  void aGiantOfWhichChunksOutgrowTheirWeightsAndAllFailIsWithinThem() {
    int chunks = PlanOptions.MOST_CHUNKS_PER_BATCH;
    night.plan.giant("giant", chunks);
    for (int chunk = 0; chunk < chunks; chunk++) {
      night.outgrown.put(chunk, new Outgrowth(0, 16, 2));
      night.processFaults.put(chunk, brokenUnlessItMayBeSplit(chunk));
      for (int n = 0; n < 16; n++) {
        night.processFaults.put(FakePlan.rangeOf(chunk, n), BROKEN);
      }
    }
    carriedWithinTheBounds(1, 400, 4);
  }

  private FakeNight.Fault brokenUnlessItMayBeSplit(int chunk) {
    return attempt -> {
      if (night.processed.stream()
          .noneMatch(task -> task.chunk().number() == chunk && task.split() != null)) {
        BROKEN.strike(attempt);
      }
    };
  }

  private void carriedWithinTheBounds(int merchants, int window, int splitFactor) {
    try (NightServer server = new NightServer(night)) {
      RunReport report = server.run(request(limits(8, window, 1).withSplitFactor(splitFactor)));

      assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
      assertThat(report.merchantsFailed()).isEqualTo(merchants);
      History batch = server.history(server.batchId(request(), night, 0));
      System.out.printf(
          "%d merchants fail, window %d: %,d events, %,d bytes, %d pending%n",
          merchants, window, batch.events().size(), batch.bytes(), batch.mostPending());
      assertThat(batch.events()).hasSizeLessThan(10_000);
      assertThat(batch.bytes()).isLessThan(4 << 20);
      assertThat(batch.mostPending()).isLessThanOrEqualTo(500);
      assertThat(server.history(request().workflowId()).bytes()).isLessThan(4 << 20);
    }
  }
}
