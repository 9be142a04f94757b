package dev.nightjar.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.worker.health.Condition.State;
import dev.nightjar.worker.http.Answer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
  private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");
  private static final List<Part> SERVERS = List.of(Part.TEMPORAL, Part.HBASE, Part.LEDGER);

  private final Hand clock = new Hand();
  private final HealthBoard board = new HealthBoard(clock, Duration.ofSeconds(30));

  @Test
  void whatStartsIsAliveButNotReady() {
    assertThat(board.liveness().isGood()).isTrue();
    assertThat(board.readiness().isGood()).isFalse();
  }

  @Test
  void itIsReadyWhenEveryServerAnswersAndTasksAreTaken() {
    confirmAll();
    assertThat(board.readiness().isGood()).isFalse();
    board.post(Part.WORK, State.UP, "takes tasks", "");
    assertThat(board.readiness().isGood()).isTrue();
  }

  @Test
  void aServerThatIsAwayTakesReadinessAndNeverLife() {
    confirmAll();
    board.post(Part.WORK, State.UP, "takes tasks", "");
    board.confirm(Part.HBASE, State.DOWN, "does not answer", "");
    assertThat(board.readiness().isGood()).isFalse();
    assertThat(board.liveness().isGood()).isTrue();
  }

  @Test
  void whatNoCheckConfirmsAnyMoreIsDown() {
    confirmAll();
    board.post(Part.WORK, State.UP, "takes tasks", "");
    board.confirm(Part.THREADS, State.UP, "none is deadlocked", "");
    clock.now = START.plusSeconds(29);
    assertThat(board.readiness().isGood()).isTrue();
    clock.now = START.plusSeconds(30);
    assertThat(board.of(Part.LEDGER).state()).isEqualTo(State.DOWN);
    assertThat(board.of(Part.LEDGER).since()).isEqualTo(START);
    assertThat(board.liveness().isGood()).isFalse();
  }

  @Test
  void itSaysSinceWhenAPartIsAsItIs() {
    board.confirm(Part.HBASE, State.UP, "answers", "");
    clock.now = START.plusSeconds(10);
    board.confirm(Part.HBASE, State.UP, "answers", "");
    assertThat(board.of(Part.HBASE).since()).isEqualTo(START);
    board.confirm(Part.HBASE, State.DOWN, "does not answer", "");
    assertThat(board.of(Part.HBASE).since()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void textAndJsonSayTheSame() throws IOException {
    confirmAll();
    board.confirm(Part.HBASE, State.DOWN, "does not answer", "see that HBase runs");
    clock.now = START.plusSeconds(20);
    HealthPage page = HealthPage.readiness("host-1", board);
    Answer text = page.answer("");
    Answer json = page.answer("application/json");
    assertThat(text.status()).isEqualTo(503).isEqualTo(json.status());
    JsonNode read = new ObjectMapper().readTree(json.body());
    assertThat(text.body()).startsWith("not ready: worker host host-1, Nightjar ");
    assertThat(read.path("status").asText()).isEqualTo("not ready");
    assertThat(read.path("worker").asText()).isEqualTo("host-1");
    assertThat(read.path("parts")).hasSize(4);
    for (JsonNode part : read.path("parts")) {
      assertThat(part.path("since").asText()).isEqualTo(START.toString());
      assertThat(text.body())
          .containsPattern(
              "%s +%s +for 20s, %s"
                  .formatted(
                      part.path("part").asText(),
                      part.path("state").asText(),
                      part.path("words").asText()))
          .contains(part.path("next").asText());
    }
  }

  private void confirmAll() {
    SERVERS.forEach(server -> board.confirm(server, State.UP, "answers", ""));
  }

  /** A clock that a hand sets. */
  private static final class Hand extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
