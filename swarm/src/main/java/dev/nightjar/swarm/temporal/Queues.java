package dev.nightjar.swarm.temporal;

/** The Temporal task queues of the swarm. */
public final class Queues {
  private static final String LANE = "nightjar-swarm-lane-";
  private static final String HOST = "nightjar-swarm-host-";

  private Queues() {}

  /** Of a lane, which every worker host that serves it polls. */
  public static String ofLane(String lane) {
    return LANE + lane;
  }

  /** Of one worker host, for what only that one is to execute. */
  public static String ofHost(String host) {
    return HOST + host;
  }

  /** The lane of a task queue. */
  static String lane(String queue) {
    return queue.startsWith(LANE) ? queue.substring(LANE.length()) : queue;
  }
}
