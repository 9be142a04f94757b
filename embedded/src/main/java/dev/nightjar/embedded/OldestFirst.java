package dev.nightjar.embedded;

import io.temporal.api.command.v1.Command;
import io.temporal.api.command.v1.ScheduleActivityTaskCommandAttributes;
import io.temporal.api.common.v1.Priority;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Hands activities out in the order in which they were scheduled, as a real server does, more or
 * less. The test service keeps those of one priority in no order at all, so that a night whose
 * largest chunks come first would begin any of them last. It takes any number for a priority, and
 * so each activity gets one of its own: that of its class, then its place. Thread-safe.
 */
final class OldestFirst implements UnaryOperator<RespondWorkflowTaskCompletedRequest> {
  private static final int USUAL_CLASS = 3;

  /** Places of a class; the classes are 1 to 5, so that the largest number is within an int. */
  private static final int PLACES = 1 << 28;

  private final AtomicInteger place = new AtomicInteger();

  @Override
  public RespondWorkflowTaskCompletedRequest apply(RespondWorkflowTaskCompletedRequest request) {
    RespondWorkflowTaskCompletedRequest.Builder changed = request.toBuilder();
    changed
        .getCommandsBuilderList()
        .forEach(
            command -> {
              if (command.hasScheduleActivityTaskCommandAttributes()) {
                place(command);
              }
            });
    return changed.build();
  }

  private void place(Command.Builder command) {
    ScheduleActivityTaskCommandAttributes.Builder activity =
        command.getScheduleActivityTaskCommandAttributesBuilder();
    Priority priority = activity.getPriority();
    int of = priority.getPriorityKey() == 0 ? USUAL_CLASS : priority.getPriorityKey();
    activity.setPriority(
        priority.toBuilder()
            .setPriorityKey(of * PLACES + Math.floorMod(place.getAndIncrement(), PLACES)));
  }
}
