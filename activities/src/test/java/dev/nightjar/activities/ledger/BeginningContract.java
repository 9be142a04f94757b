package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of a chunk that is done before its beginning would have been written. */
abstract class BeginningContract extends LedgerFixture {
  BeginningContract(TestServer server) {
    super(server, "nightjar_beginning_contract", Duration.ofMinutes(10));
  }

  @Test
  void aChunkThatIsDoneTellsWhoBeganItAndWhen() {
    ChunkId chunk = new ChunkId(planned(), 0);
    Instant begun = clock.instant();
    ledger.begin(chunk, "host-1");
    assertThat(record(chunk).state()).isEqualTo(ChunkState.PLANNED);
    clock.pass(Duration.ofSeconds(2));
    ledger.finish(chunk, outcome(10, "rows"));

    ChunkRecord record = record(chunk);
    assertThat(record.state()).isEqualTo(ChunkState.DONE);
    assertThat(record.attempts()).isEqualTo(1);
    assertThat(record.worker()).isEqualTo("host-1");
    assertThat(record.started()).isEqualTo(begun);
    assertThat(record.finished()).isEqualTo(begun.plusSeconds(2));
  }

  @Test
  void aChunkThatIsDoneKeepsWhoDidIt() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    ledger.finish(chunk, outcome(10, "rows"));
    ChunkRecord done = record(chunk);
    clock.pass(Duration.ofSeconds(2));
    ledger.begin(chunk, "host-2");
    ledger.finish(chunk, outcome(10, "rows"));

    assertThat(record(chunk)).isEqualTo(done);
  }

  @Test
  void everyBeginningIsAnAttempt() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    ledger.begin(chunk, "host-2");

    assertThat(record(chunk).worker()).isEqualTo("host-1");
    ledger.finish(chunk, outcome(10, "rows"));
    assertThat(record(chunk).attempts()).isEqualTo(2);
    assertThat(record(chunk).worker()).isEqualTo("host-2");
  }

  @Test
  void aChunkThatWasGivenUpStaysSo() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    ledger.fail(chunk, "broken");
    ledger.finish(chunk, outcome(10, "rows"));

    assertThat(record(chunk).state()).isEqualTo(ChunkState.FAILED);
    assertThat(record(chunk).attempts()).isZero();
  }
}
