package dev.nightjar.embedded;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A workflow that schedules many activities at once. */
@WorkflowInterface
public interface Roll {
  String ONE_AT_A_TIME = "one-at-a-time";

  @WorkflowMethod
  void call(int numbers);

  /** Is called with each number. */
  @ActivityInterface
  interface Answer {
    void here(int number);
  }

  /** Remembers the numbers in the order of the calls. */
  final class Answers implements Answer {
    private final List<Integer> numbers = new ArrayList<>();

    @Override
    public synchronized void here(int number) {
      numbers.add(number);
    }

    synchronized List<Integer> numbers() {
      return List.copyOf(numbers);
    }
  }

  /** Calls all numbers, in order. */
  final class Caller implements Roll {
    private final Answer answer =
        Workflow.newActivityStub(
            Answer.class,
            ActivityOptions.newBuilder()
                .setTaskQueue(ONE_AT_A_TIME)
                .setStartToCloseTimeout(Duration.ofSeconds(10))
                .build());

    @Override
    public void call(int numbers) {
      List<Promise<Void>> calls = new ArrayList<>();
      for (int number = 0; number < numbers; number++) {
        calls.add(Async.procedure(answer::here, number));
      }
      Promise.allOf(calls).get();
    }
  }
}
