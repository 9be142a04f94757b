package dev.nightjar.embedded;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A workflow whose steps differ by the order in which a signal and an update come. */
@WorkflowInterface
public interface Interrupted {
  /** Returns what came, in order, when both have come. */
  @WorkflowMethod
  String run();

  @SignalMethod
  void signal();

  @UpdateMethod
  void update();

  /** Does another thing at each. */
  final class Listener implements Interrupted {
    private final List<String> came = new ArrayList<>();

    @Override
    public String run() {
      Workflow.await(() -> came.size() == 2 && Workflow.isEveryHandlerFinished());
      return String.join(", ", came);
    }

    @Override
    public void signal() {
      came.add("signal");
      Workflow.sideEffect(String.class, () -> "");
    }

    @Override
    public void update() {
      came.add("update");
      Workflow.sleep(Duration.ofMillis(10));
    }
  }
}
