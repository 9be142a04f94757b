package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.host.SwarmService;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What exceptions and arguments say reaches the caller, and not the worker host's log. Over
 * Temporal's in-process service, where a call is a workflow with an activity, each of which logs.
 */
final class QuietFailuresTest {
  private static final String PERSONAL = "alice@example.com";

  record Letter(int grams) {}

  record LetterBefore(String grams) {}

  /** What is called. */
  @dev.nightjar.swarm.contract.Swarm(name = "letters")
  interface Letters {
    int weigh(Letter letter);
  }

  /** The contract as another version has it. */
  @dev.nightjar.swarm.contract.Swarm(name = "letters")
  interface LettersBefore {
    int weigh(LetterBefore letter);
  }

  private final Logger temporal = (Logger) LoggerFactory.getLogger("io.temporal");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(TemporalHosts.IN_PROCESS);
  private final Swarm swarm = Swarm.of(environment.getWorkflowClient());
  private final WorkerFactory factory =
      TemporalHosts.started(
          environment.getWorkflowClient(),
          "host-1",
          Map.of("realtime", 2),
          SwarmService.of(Letters.class, QuietFailuresTest::refuse));

  private static int refuse(Letter letter) {
    throw new IllegalArgumentException(
        "no letter of %d g for %s".formatted(letter.grams(), PERSONAL));
  }

  @BeforeEach
  void listen() {
    log.start();
    temporal.setLevel(Level.WARN);
    temporal.addAppender(log);
  }

  @AfterEach
  void stop() {
    temporal.detachAppender(log);
    temporal.setLevel(null);
    swarm.close();
    factory.shutdownNow();
    environment.close();
  }

  private List<String> logged() {
    return List.copyOf(log.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + ThrowableProxyUtil.asString(event.getThrowableProxy()))
        .toList();
  }

  @Test
  void whatAMethodThrewIsTheCallersAlone() {
    Letters letters = swarm.stub(Letters.class);
    assertThatThrownBy(() -> letters.weigh(new Letter(20)))
        .isInstanceOfSatisfying(
            CallFailed.class,
            failed -> {
              assertThat(failed.remoteType()).isEqualTo(IllegalArgumentException.class.getName());
              assertThat(failed.remoteMessage()).isEqualTo("no letter of 20 g for " + PERSONAL);
              assertThat(failed.remoteStack()).contains(PERSONAL, "QuietFailuresTest.refuse");
            });
    assertThat(logged())
        .anyMatch(text -> text.startsWith("Workflow execution failure"))
        .noneMatch(text -> text.startsWith("Activity failure"))
        .noneMatch(text -> text.contains(PERSONAL));
  }

  @Test
  void argumentsThatCannotBeReadAreNamedByTypeAndPlace() {
    LettersBefore before = swarm.stub(LettersBefore.class);
    assertThatThrownBy(() -> before.weigh(new LetterBefore(PERSONAL)))
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("argument 1: InvalidFormatException of type int at grams")
        .hasMessageNotContaining(PERSONAL);
    assertThat(logged()).isNotEmpty().noneMatch(text -> text.contains(PERSONAL));
  }
}
