package dev.nightjar.workflows;

/** The lanes of the batch engine: Temporal task queues, each with slots of its own. */
public final class Lanes {
  /** Workflow tasks, planning, failing and closing: short, never behind a chunk. */
  public static final String COORDINATOR = "nightjar-coordinator";

  /** Chunks: long, one slot each. */
  public static final String PROCESS = "nightjar-process";

  /** Publication. */
  public static final String PUBLISH = "nightjar-publish";

  private Lanes() {}
}
