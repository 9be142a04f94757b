package dev.nightjar.core.host;

/**
 * What a worker host gives to a lane, and how much of it is in use.
 *
 * @param lane the lane's name
 * @param queue its Temporal task queue
 * @param slots how many of its activities the host executes at once, at least 1
 * @param running how many it executes now
 */
public record LaneLoad(String lane, String queue, int slots, int running) {
  public LaneLoad {
    if (lane.isEmpty() || queue.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid lane '%s' on task queue '%s': both need a name".formatted(lane, queue));
    }
    if (slots < 1 || running < 0) {
      throw new IllegalArgumentException(
          "Invalid load of lane %s: %d running in %d slots".formatted(lane, running, slots));
    }
  }
}
