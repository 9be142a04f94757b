package dev.nightjar.core.host;

/**
 * What a stage of a worker host's chunks, or of a lane's calls, did lately, all of them together.
 *
 * @param lane whose stage
 * @param stage its name
 * @param busy threads at work on average, 0 or more
 * @param starved threads on average that waited for the stage before, or for a call
 * @param held threads on average that waited for the stage behind, or were slowed down by the store
 * @param queued batches that wait to be taken by it
 * @param batch rows that its controller lets it read, take or store at once; 0 where it has none
 */
public record StageLoad(
    String lane, String stage, double busy, double starved, double held, int queued, int batch) {
  /** The lane of chunks. */
  public static final String CHUNKS = "process";

  public StageLoad {
    if (lane.isEmpty() || stage.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid load of stage '%s' of lane '%s': both need a name".formatted(stage, lane));
    }
    if (!(busy >= 0 && starved >= 0 && held >= 0) || queued < 0 || batch < 0) {
      throw new IllegalArgumentException(
          "Invalid load of stage %s of lane %s: %s busy, %s starved, %s held, %d queued, batches of %d; none is negative"
              .formatted(stage, lane, busy, starved, held, queued, batch));
    }
  }
}
