package dev.nightjar.swarm.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.GroupOutcome;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page of a group does with its calls, and that a replay finds it again. */
@Timeout(60)
final class GroupWorkflowTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String CANCELLED = "cancelled-group.json";

  private final PageLab lab = new PageLab();

  @BeforeAll
  static void recordWhenAskedTo() throws IOException {
    String folder = System.getProperty("nightjar.histories.record", "");
    if (!folder.isEmpty()) {
      try (PageLab lab = new PageLab()) {
        Files.writeString(Path.of(folder, CANCELLED), cancelled(lab).toJson(true));
      }
    }
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void awaitBegun(int place) {
    await().atMost(LIMIT).until(() -> lab.begun.containsKey(place));
  }

  private void assertReplays() {
    assertReplays(lab.history());
  }

  private static void assertReplays(WorkflowExecutionHistory history) {
    assertThatCode(
            () ->
                WorkflowReplayer.replayWorkflowExecution(
                    history.toJson(true), GroupWorkflowCode.class))
        .doesNotThrowAnyException();
  }

  /** Of three attempts at most. */
  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1", "3, 0"})
  void aCallIsTriedAloneAsOftenAsItsBundleHasLeft(int attempts, int alone) {
    lab.fail(0, attempts);

    WorkflowStub page = lab.start(1, 1);

    assertThat(PageLab.ends(page)).singleElement().extracting(CallOutcome::attempt).isEqualTo(3);
    assertThat(lab.begun).containsEntry(0, 1 + alone);
    assertReplays();
  }

  @Test
  void whatIsGivenUpBeforeItBeginsNeverDoes() {
    lab.hold(0);
    WorkflowStub page = lab.start(3, 1);
    awaitBegun(0);

    page.signal("giveUp", List.of(1));
    lab.release();

    assertThat(PageLab.ends(page))
        .extracting(CallOutcome::status)
        .containsExactly(CallStatus.ANSWERED, CallStatus.CANCELLED, CallStatus.ANSWERED);
    assertThat(lab.begun).containsOnlyKeys(0, 2);
    assertReplays();
  }

  @Test
  void whatIsGivenUpWhileItIsExecutedIsCancelledAndTheOthersGoOn() {
    lab.hold(0);
    lab.hold(1);
    WorkflowStub page = lab.start(2, 2);
    awaitBegun(0);
    awaitBegun(1);

    page.signal("giveUp", List.of(0, 17, -1));
    await().atMost(LIMIT).until(() -> ended(page) == 1);
    lab.release();

    assertThat(PageLab.ends(page))
        .extracting(CallOutcome::status)
        .containsExactly(CallStatus.CANCELLED, CallStatus.ANSWERED);
    assertReplays();
  }

  private static int ended(WorkflowStub page) {
    return page.query("ended", GroupOutcome.class, 0).known();
  }

  /** The first call alone, then bundles of an eighth of what is left. */
  @Test
  void whatIsExecutedWithOthersEndsWithThem() {
    lab.hold(2);
    WorkflowStub page = lab.start(25, 1);
    awaitBegun(2);

    page.signal("giveUp", List.of(1, 24));
    await().atMost(LIMIT).until(() -> ended(page) == 2);
    lab.release();

    List<CallOutcome> ends = PageLab.ends(page);
    assertThat(ends.get(24).status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(ends.subList(0, 24))
        .extracting(CallOutcome::status)
        .containsOnly(CallStatus.ANSWERED);
    assertReplays();
  }

  @Test
  void whatIsGivenUpInABundleIsNotTriedAgain() {
    lab.fail(1, 1);
    lab.hold(2);
    WorkflowStub page = lab.start(25, 1);
    awaitBegun(2);

    page.signal("giveUp", List.of(1, 24));
    await().atMost(LIMIT).until(() -> ended(page) == 2);
    lab.release();

    assertThat(PageLab.ends(page).get(1).status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(lab.begun).containsEntry(1, 1);
    assertReplays();
  }

  @Test
  void aBundleOfWhichNobodyWaitsForAnythingIsCancelled() {
    lab.hold(2);
    WorkflowStub page = lab.start(25, 1);
    awaitBegun(2);

    page.signal("giveUp", List.of(1));
    page.signal("giveUp", IntStream.range(2, 25).boxed().toList());

    assertThat(PageLab.ends(page).subList(1, 25))
        .extracting(CallOutcome::status)
        .containsOnly(CallStatus.CANCELLED);
    assertReplays();
  }

  /** A call that is tried again, one alone and a bundle are under way when their group ends. */
  private static WorkflowExecutionHistory cancelled(PageLab lab) {
    lab.fail(1, 1);
    lab.holdAlone(1);
    lab.hold(2);
    lab.hold(4);
    WorkflowStub page = lab.start(30, 3);
    await().atMost(LIMIT).until(() -> lab.begun.keySet().containsAll(List.of(2, 4)));
    await().atMost(LIMIT).until(() -> lab.begun.getOrDefault(1, 0) == 2);
    page.cancel();
    assertThatThrownBy(() -> PageLab.ends(page)).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(page.query("ended", GroupOutcome.class, 0).outcomes().tailMap(1).values())
        .hasSize(29)
        .extracting(CallOutcome::status)
        .containsOnly(CallStatus.CANCELLED);
    return lab.history();
  }

  @Test
  void aGroupThatIsCancelledReplays() {
    assertReplays(cancelled(lab));
  }

  @Test
  void aGroupThatWasCancelledByEarlierCodeReplays() throws IOException {
    try (InputStream recorded =
        GroupWorkflowTest.class.getResourceAsStream("/histories/" + CANCELLED)) {
      String json =
          new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8);
      assertReplays(WorkflowExecutionHistory.fromJson(json));
    }
  }
}
