package dev.nightjar.workflows.client;

/** No worker host answers for a workflow that has ended, so how far it came cannot be known. */
public final class NoCoordinator extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoCoordinator(String workflowId) {
    super(
        ("Cannot tell what %s has done so far: no worker host answers. Start one (nightjar worker), or wait until those"
                + " that are there answer, then type the same again")
            .formatted(workflowId));
  }
}
