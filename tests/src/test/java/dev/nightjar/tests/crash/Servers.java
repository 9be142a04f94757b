package dev.nightjar.tests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.embedded.junit.StackCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** The processes of {@code bin/stack}. Thread-safe. */
final class Servers {
  /** The longest time that a part takes to end after SIGTERM; then it is killed. */
  private static final Duration ENDING = Duration.ofSeconds(60);

  private static final Duration ANSWERED = Duration.ofMinutes(4);

  private final StackCommand stack;

  /** What a fault keeps from running. */
  private final Set<Target> kept = ConcurrentHashMap.newKeySet();

  private final List<String> mended = new CopyOnWriteArrayList<>();

  Servers(StackCommand stack) {
    this.stack = stack;
  }

  /** All of them. */
  static List<Target> all() {
    List<Target> all = new ArrayList<>();
    for (Part part : Part.values()) {
      if (!part.isOfNightjar()) {
        IntStream.rangeClosed(1, part.members())
            .forEach(number -> all.add(new Target(part, number)));
      }
    }
    return all;
  }

  boolean isAlive(Target target) throws IOException {
    Optional<Long> pid = pid(target);
    return pid.isPresent() && Signals.isAlive(pid.get());
  }

  void signal(Target target, String signal) throws IOException, InterruptedException {
    Optional<Long> pid = pid(target);
    if (pid.isPresent()) {
      Signals.send(pid.get(), signal);
    }
  }

  /** Ends it, waits until it is gone, and keeps it so. */
  void end(Target target, String signal) throws IOException, InterruptedException {
    kept.add(target);
    Optional<Long> pid = pid(target);
    if (pid.isPresent()) {
      Signals.send(pid.get(), signal);
      Signals.awaitEnd(pid.get(), ENDING);
    }
  }

  /**
   * Starts what does not run, all at once, and waits until it answers. Servers that wait for each
   * other find each other: what has died elsewhere is started too, unless another fault keeps it.
   */
  void bringUp(List<Target> targets) {
    targets.forEach(this::launch);
    kept.removeAll(targets);
    Signals.await(
        ANSWERED,
        () -> {
          Map<String, String> states = states();
          for (Target target : all()) {
            // The states may be some seconds old.
            if (isEnded(states, target) && !kept.contains(target) && !isAlive(target)) {
              launch(target);
              mended.add(target + " had ended and was started");
            }
          }
          return targets.stream().allMatch(target -> "up".equals(states.get(target.stackPart())));
        });
  }

  private static boolean isEnded(Map<String, String> states, Target target) {
    String state = states.getOrDefault(target.stackPart(), "down");
    return state.equals("crashed") || state.equals("down");
  }

  /** Starts what has died of a fault elsewhere; returns what that was, in words. */
  List<String> mend() throws IOException {
    List<Target> dead = new ArrayList<>();
    for (Target target : all()) {
      if (!isAlive(target)) {
        dead.add(target);
        mended.add(target + " had ended and was started");
      }
    }
    if (!dead.isEmpty()) {
      bringUp(dead);
    }
    List<String> words = List.copyOf(mended);
    mended.clear();
    return words;
  }

  private void launch(Target target) {
    stack.run("start", target.stackPart(), "--no-wait");
  }

  private Map<String, String> states() throws IOException {
    Map<String, String> states = new HashMap<>();
    for (JsonNode part :
        new ObjectMapper().readTree(stack.ask("status", "--format", "json").out()).get("parts")) {
      states.put(part.get("part").asText(), part.get("state").asText());
    }
    return states;
  }

  /** Stops everything in good order. */
  void stopAll() {
    stack.run("down");
  }

  /** Ends everything at once. */
  void killAll() throws IOException, InterruptedException {
    for (Target target : all()) {
      signal(target, "KILL");
    }
    for (Target target : all()) {
      end(target, "KILL");
    }
    kept.clear();
  }

  private Optional<Long> pid(Target target) throws IOException {
    Path file = stack.data().resolve("pids").resolve(target.stackPart() + ".pid");
    return Files.exists(file)
        ? Optional.of(Long.parseLong(Files.readString(file).strip()))
        : Optional.empty();
  }
}
