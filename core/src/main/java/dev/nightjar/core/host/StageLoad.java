package dev.nightjar.core.host;

/**
 * What a stage of a worker host's chunks did lately, all of its chunks together.
 *
 * @param stage its name
 * @param busy threads at work on average, 0 or more
 * @param starved threads on average that waited for the stage before
 * @param held threads on average that waited for the stage behind, or were slowed down by the store
 * @param queued batches that wait to be taken by it
 * @param batch rows that its controller lets it hand over at once; 0 where it has none
 */
public record StageLoad(
    String stage, double busy, double starved, double held, int queued, int batch) {
  public StageLoad {
    if (stage.isEmpty()) {
      throw new IllegalArgumentException("Invalid load of a stage: it needs a name");
    }
    if (!(busy >= 0 && starved >= 0 && held >= 0) || queued < 0 || batch < 0) {
      throw new IllegalArgumentException(
          "Invalid load of stage %s: %s busy, %s starved, %s held, %d queued, batches of %d; none is negative"
              .formatted(stage, busy, starved, held, queued, batch));
    }
  }
}
