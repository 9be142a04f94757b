package dev.nightjar.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.job.UnknownJob;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.hbase.CallQueueTooBigException;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.RegionTooBusyException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.UnknownScannerException;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.RetriesExhaustedException;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.ipc.ServerTooBusyException;
import org.apache.hadoop.hbase.net.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureClassifierTest {
  private static ApplicationFailure classified(Throwable failure, int attempt) {
    return FailureClassifier.classify("Cannot process chunk c", failure, attempt);
  }

  private static IOException wrapped(Throwable cause) {
    return new RetriesExhaustedWithDetailsException(
        List.of(cause), List.of(new Put(new byte[] {'v', '9'})), List.of("host:16020"));
  }

  @Test
  void aChunkThatOutgrewItsWeightEndsWithWhatItsSplitNeeds() {
    Outgrowth outgrowth = new Outgrowth(2, 80_000, 200_000);

    ApplicationFailure failure = classified(new OutgrownFailure(outgrowth, "too large"), 1);

    assertThat(failure.getType()).isEqualTo(FailureType.OUTGROWN.name());
    assertThat(failure.getOriginalMessage()).isEqualTo("too large");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getDetails().get(Outgrowth.class)).isEqualTo(outgrowth);
  }

  @Test
  void aFailureIsShortBecauseAHistoryMayHoldAThousand() {
    ApplicationFailure failure = classified(new PermanentFailure("broken ".repeat(1000)), 1);

    assertThat(failure.getOriginalMessage())
        .hasSize(800)
        .startsWith("Cannot process")
        .endsWith("...");
    assertThat(failure.getStackTrace()).isEmpty();
  }

  static List<Throwable> overload() {
    return List.of(
        new RegionTooBusyException("busy"),
        wrapped(new RegionTooBusyException("busy")),
        new IOException(new CallQueueTooBigException()),
        new UncheckedIOException(
            wrapped(new ServerTooBusyException(Address.fromParts("host", 16020), 9))));
  }

  static List<Throwable> passing() {
    return List.of(
        new ConnectException("refused"),
        new RetriesExhaustedException("row 'secret-visitor'", new ConnectException()),
        wrapped(new IOException("row 'secret-visitor'")),
        new UnknownScannerException("gone"),
        new LedgerUnavailable("Cannot begin: the ledger does not answer", new IOException()));
  }

  static List<Throwable> permanent() {
    return List.of(
        new DoNotRetryIOException("no"),
        wrapped(new TableNotFoundException("nightjar:raw")),
        new UnknownJob(new JobName("nope"), new TreeSet<>()),
        new PermanentFailure("this can't be"));
  }

  @ParameterizedTest
  @MethodSource("overload")
  void aStoreThatPushesBackIsOverloadAndRetriedMoreAndMoreSlowly(Throwable failure) {
    ApplicationFailure first = classified(failure, 1);
    assertThat(first.getType()).isEqualTo("OVERLOAD");
    assertThat(first.isNonRetryable()).isFalse();
    assertThat(first.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(classified(failure, 3).getNextRetryDelay()).isEqualTo(Duration.ofSeconds(20));
    assertThat(classified(failure, 99).getNextRetryDelay()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatMayPassIsRetriedForAsLongAsItTakes(Throwable failure) {
    ApplicationFailure classified = classified(failure, 1000);
    assertThat(classified.getType()).isEqualTo("TRANSIENT");
    assertThat(classified.isNonRetryable()).isFalse();
    assertThat(classified).hasMessageNotContaining("secret-visitor").hasNoCause();
  }

  @ParameterizedTest
  @MethodSource("permanent")
  void whatCannotPassFailsAtOnce(Throwable failure) {
    ApplicationFailure classified = classified(failure, 1);
    assertThat(classified.getType()).isEqualTo("PERMANENT");
    assertThat(classified.isNonRetryable()).isTrue();
  }

  @Test
  void tooManyBadRecordsAreAMatterOfData() {
    ApplicationFailure classified = classified(new DataFailure("9 of 10 rows"), 1);
    assertThat(classified.getType()).isEqualTo("DATA");
    assertThat(classified.isNonRetryable()).isTrue();
  }

  @Test
  void whatIsInNoClassIsFinalAtTheTenthAttempt() {
    assertThat(classified(new IllegalStateException("odd"), 9).isNonRetryable()).isFalse();
    ApplicationFailure last = classified(new IllegalStateException("odd"), 10);
    assertThat(last.getType()).isEqualTo("PERMANENT");
    assertThat(last.isNonRetryable()).isTrue();
    assertThat(last.getOriginalMessage()).contains("odd", "attempt 10");
  }

  @Test
  void memoryThatRanOutIsFinalAtTheThirdAttempt() {
    OutOfMemoryError failure = new OutOfMemoryError("Java heap space");
    assertThat(classified(failure, 2).isNonRetryable()).isFalse();
    ApplicationFailure last = classified(failure, 3);
    assertThat(last.getType()).isEqualTo("PERMANENT");
    assertThat(last.getOriginalMessage()).contains("MiB ran out", "attempt 3");
  }

  @Test
  void aCountBeyondItsTypeIsFinalAtOnce() {
    ApplicationFailure classified = classified(new ArithmeticException("Cannot add 1 to count"), 1);
    assertThat(classified.getType()).isEqualTo("PERMANENT");
    assertThat(classified.isNonRetryable()).isTrue();
    assertThat(classified.getOriginalMessage()).contains("Cannot add 1 to count");
  }

  @Test
  void whatFailsOnThisHostAloneIsNotBlamedOnHBase() {
    ApplicationFailure classified =
        classified(new LocalFailure("no room", new IOException("No space left on device")), 1);
    assertThat(classified.getType()).isEqualTo("TRANSIENT");
    assertThat(classified.getOriginalMessage()).contains("no room").doesNotContain("HBase");
  }

  @Test
  void theWordsSayWhatAndWhereAndWhatToDo() {
    assertThat(classified(wrapped(new TableNotFoundException("nightjar:raw")), 1))
        .extracting(ApplicationFailure::getOriginalMessage)
        .asString()
        .isEqualTo(
            "Cannot process chunk c: HBase has no such table (nightjar:raw); make the tables with: nightjar tables create");
    assertThat(classified(wrapped(new IOException("x")), 1).getOriginalMessage())
        .contains("RetriesExhaustedWithDetailsException at host:16020");
  }

  @Test
  void whatAnotherHostMayDoIsLeftToItForAWhile() {
    WrongHost failure = new WrongHost("this worker host has version 1");
    ApplicationFailure early = classified(failure, 19);
    assertThat(early.getType()).isEqualTo("TRANSIENT");
    assertThat(early.isNonRetryable()).isFalse();
    assertThat(early.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(10));
    ApplicationFailure last = classified(failure, 20);
    assertThat(last.getType()).isEqualTo("PERMANENT");
    assertThat(last.isNonRetryable()).isTrue();
    assertThat(last.getOriginalMessage()).contains("this worker host has version 1", "attempt 20");
  }
}
