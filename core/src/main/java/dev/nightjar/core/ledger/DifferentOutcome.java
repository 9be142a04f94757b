package dev.nightjar.core.ledger;

/** A re-execution of a chunk gave other bytes than the execution before: the job is not pure. */
public final class DifferentOutcome extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the chunk and both outcomes. */
  public DifferentOutcome(ChunkId chunk, ChunkOutcome recorded, ChunkOutcome now) {
    super(
        ("Cannot accept chunk %s: an earlier execution came to %s, this one to %s. The job gives different rows"
                + " for the same events; make it pure, raise its version and run the day again with --force")
            .formatted(chunk, recorded, now));
  }
}
