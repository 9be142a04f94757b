package dev.nightjar.embedded;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A workflow that cancels an activity which ends in that very moment. */
@WorkflowInterface
public interface Overtaken {
  /** Returns what the activity came to. */
  @WorkflowMethod
  String run();

  /** Cancels the activity. */
  @SignalMethod
  void cancel();

  /** Goes on until it is let go. */
  @ActivityInterface
  interface Work {
    String work();
  }

  /** Waits for a latch. */
  final class Held implements Work {
    private final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public String work() {
      try {
        letGo.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "done";
    }

    void letGo() {
      letGo.countDown();
    }
  }

  /** Decides to cancel, and does something meanwhile, as a slow step would. */
  final class Canceller implements Overtaken {
    private final Runnable meanwhile;
    private boolean isAsked;

    Canceller(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public String run() {
      Work work =
          Workflow.newActivityStub(
              Work.class,
              ActivityOptions.newBuilder()
                  .setStartToCloseTimeout(Duration.ofSeconds(60))
                  .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                  .build());
      Promise<?>[] working = new Promise<?>[1];
      CancellationScope scope =
          Workflow.newCancellationScope(() -> working[0] = Async.function(work::work));
      scope.run();
      Workflow.await(() -> isAsked || working[0].isCompleted());
      if (!working[0].isCompleted()) {
        meanwhile.run();
        scope.cancel();
      }
      return (String) working[0].get();
    }

    @Override
    public void cancel() {
      isAsked = true;
    }
  }
}
