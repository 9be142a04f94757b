package dev.nightjar.workflows.client;

import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A change of a workflow that runs, which its coordinator takes or refuses. */
final class WorkflowChange {
  /** A workflow task may be held for a while, and a coordinator replays a whole history first. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private WorkflowChange() {}

  /**
   * Asks for a change and waits for the answer.
   *
   * @throws ChangeRefused when it is refused, or no coordinator answers
   */
  static <R> R of(WorkflowStub workflow, String update, Class<R> answered, Object... arguments) {
    CompletableFuture<R> answer =
        CompletableFuture.supplyAsync(() -> workflow.update(update, answered, arguments));
    try {
      return answer.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw ChangeRefused.because(e.getCause());
    } catch (TimeoutException e) {
      throw new ChangeRefused(
          "no coordinator answered within %d s; it takes the change when a worker host runs"
              .formatted(ANSWER_LIMIT.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChangeRefused("the wait for the coordinator's answer was interrupted", e);
    }
  }
}
