package dev.nightjar.swarm;

import dev.nightjar.swarm.contract.Retry;
import dev.nightjar.swarm.contract.Swarm;
import java.io.IOException;
import java.util.List;

/** What makes calls itself, takes long, or is large; in a lane of its own. */
@Swarm(
    name = "errands",
    lane = "batch",
    timeLimitMillis = 60_000,
    retry = @Retry(attempts = 3, pauseMillis = 1, on = IOException.class))
interface Errands {
  /** As {@link PriceEngine#where()} answers whom this calls. */
  String where();

  /** The same by a group. */
  List<String> whereAll(List<Integer> times);

  /** As {@link PriceEngine#remainingMillis()} answers whom this calls. */
  long remainingMillis();

  /** Holds a slot until the test lets it go, or somebody interrupts it. */
  String hold(String key);

  /** The same, once it has failed. */
  String holdAtLast(String key) throws IOException;

  /** Holds a slot, and says for whom. */
  String holdForWhom(String key);

  void note(String text);

  int length(String text);

  String repeat(int characters);
}
