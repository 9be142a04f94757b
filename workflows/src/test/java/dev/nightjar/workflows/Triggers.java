package dev.nightjar.workflows;

import dev.nightjar.core.model.JobName;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.TriggerReport;
import dev.nightjar.workflows.message.TriggerRequest;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Triggers as a schedule starts them. */
final class Triggers {
  private Triggers() {}

  static TriggerReport start(
      NightServer server, String workflowId, Instant scheduled, AfterFailure afterFailure) {
    return stub(
            server,
            workflowId,
            SearchAttributes.newBuilder()
                .set(NightlyTriggerWorkflow.SCHEDULED, scheduled.atOffset(ZoneOffset.UTC))
                .set(RunAttributes.JOB, "merchant-analytics")
                .build())
        .run(request(afterFailure));
  }

  static NightlyTrigger stub(NightServer server, String workflowId, SearchAttributes attributes) {
    return server
        .temporal
        .getWorkflowClient()
        .newWorkflowStub(
            NightlyTrigger.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setTaskQueue(Lanes.COORDINATOR)
                .setTypedSearchAttributes(attributes)
                .build());
  }

  static TriggerRequest request(AfterFailure afterFailure) {
    return new TriggerRequest(
        new JobName("merchant-analytics"),
        "europe",
        List.of(ZoneId.of("Europe/Berlin")),
        afterFailure,
        Requests.request().limits(),
        null);
  }
}
