package dev.nightjar.embedded;

import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.function.UnaryOperator;

/**
 * Keeps workflows from sticking to one worker. A worker asks for the next task of a workflow that
 * it has in memory; a real server gives that up after some seconds without an answer, the test
 * service never does, and a workflow would wait for ever for a worker that was killed.
 */
final class NoStickyQueues implements UnaryOperator<RespondWorkflowTaskCompletedRequest> {
  @Override
  public RespondWorkflowTaskCompletedRequest apply(RespondWorkflowTaskCompletedRequest request) {
    return request.toBuilder().clearStickyAttributes().build();
  }
}
