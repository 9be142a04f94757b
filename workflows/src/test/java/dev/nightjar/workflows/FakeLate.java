package dev.nightjar.workflows;

import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateTask;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What waits, as a test says. */
final class FakeLate implements LateActivities {
  final Queue<LateTask> asked = new ConcurrentLinkedQueue<>();
  private final Attempts attempts = new Attempts();
  volatile LateFound found = LateFound.NOTHING;
  volatile FakeNight.Fault fault = FakeNight.NONE;

  @Override
  public LateFound late(LateTask task) {
    asked.add(task);
    fault.strike(attempts.next("late"));
    return found;
  }
}
