package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.workflows.message.RunReport;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a night of many chunks costs Temporal, chunks that do nothing. {@code
 * -Dnightjar.chunks=2000} takes a smaller one.
 */
@Timeout(600)
class LargeNightTest {
  private static final int CHUNKS_PER_BATCH = 500;

  /** What a night came to, over all of its executions. */
  private record Cost(int chunks, int mostEvents, int mostBytes, int mostPending, double events) {}

  @Test
  void aChunkCostsTheSameInALargeNight() {
    int large = Integer.getInteger("nightjar.chunks", 10_000);
    Cost few = night(Math.max(2 * CHUNKS_PER_BATCH, large / 10));
    Cost many = night(large);

    assertThat(many.mostEvents()).isLessThan(10_000);
    assertThat(many.mostBytes()).isLessThan(4 << 20);
    assertThat(many.mostPending()).isLessThanOrEqualTo(500);
    assertThat(many.events()).isLessThan(few.events() * 1.1);
  }

  private static Cost night(int chunks) {
    FakeNight night = new FakeNight();
    int batches = chunks / CHUNKS_PER_BATCH;
    for (int batch = 0; batch < batches; batch++) {
      night.plan.giant("m" + batch, CHUNKS_PER_BATCH);
    }
    long start = System.nanoTime();
    try (NightServer server = new NightServer(night)) {
      RunReport report = server.run(request(limits(8, 100, 100)));
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(report.chunks()).isEqualTo(chunks);
      assertThat(IntStream.range(0, chunks).map(n -> night.attempts.of("process " + n)))
          .allMatch(attempts -> attempts == 1);
      Cost cost = cost(chunks, histories(server, night, batches));
      System.out.printf(
          "%,d chunks: %.1f s, %.3f ms and %.2f events a chunk; at most %,d events, %,d bytes and %d pending%n",
          chunks,
          seconds,
          seconds * 1000 / chunks,
          cost.events(),
          cost.mostEvents(),
          cost.mostBytes(),
          cost.mostPending());
      return cost;
    }
  }

  private static List<History> histories(NightServer server, FakeNight night, int batches) {
    return Stream.concat(
            Stream.of(request().workflowId()),
            IntStream.range(0, batches).mapToObj(n -> server.batchId(request(), night, n)))
        .map(server::history)
        .toList();
  }

  private static Cost cost(int chunks, List<History> histories) {
    List<List<HistoryEvent>> events = histories.stream().map(History::events).toList();
    return new Cost(
        chunks,
        events.stream().mapToInt(List::size).max().orElseThrow(),
        histories.stream().mapToInt(History::bytes).max().orElseThrow(),
        histories.stream().mapToInt(History::mostPending).max().orElseThrow(),
        events.stream().mapToInt(List::size).sum() / (double) chunks);
  }
}
