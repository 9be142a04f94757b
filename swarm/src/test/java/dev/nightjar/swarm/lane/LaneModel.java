package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A lane of worker hosts under an open load, in simulated time: calls come at random from callers
 * with a gate each, wait in one queue, take a slot each, and are given up at the bound. For one
 * use.
 */
final class LaneModel {
  private static final long SECOND = 1_000_000_000L;

  /** How calls wait. */
  enum Queueing {
    /** Oldest first; what was given up is dropped when its turn comes. */
    FIFO,
    /**
     * CoDel's target with adaptive LIFO: once it stands, newest first, and old ones are dropped.
     */
    CODEL_LIFO
  }

  /**
   * What is played.
   *
   * @param slots that there are at a time, in seconds
   * @param serviceMillis mean service time at a time
   * @param ratePerSecond calls that come at a time
   * @param callers that there are at a time, of whom each makes as many of the calls
   * @param together how many calls come at once, as a group
   * @param messagingMillis mean of the way there, and of the way back
   * @param messagingSigma of their logarithm; 0 for ways that vary by half of the mean
   * @param bound after which callers give up
   * @param seconds how long calls come
   */
  record Scene(
      DoubleUnaryOperator slots,
      DoubleUnaryOperator serviceMillis,
      DoubleUnaryOperator ratePerSecond,
      DoubleUnaryOperator callers,
      int together,
      double messagingMillis,
      double messagingSigma,
      Duration bound,
      int seconds,
      Queueing queueing) {}

  /**
   * What came of a second's calls.
   *
   * @param answered calls that were answered in it
   * @param p90Millis of those
   * @param answeredTo how many of those each caller had made
   */
  record Second(
      int offered,
      int answered,
      int refused,
      int timedOut,
      double p90Millis,
      List<Integer> answeredTo) {}

  private record Event(long at, long order, Runnable what) {}

  private record Answer(int caller, double millis) {}

  private static final class Call {
    private final long came;
    private final int caller;
    private final Admission admission;
    private boolean isOver;

    private Call(long came, int caller, Admission admission) {
      this.came = came;
      this.caller = caller;
      this.admission = admission;
    }
  }

  private final Scene scene;
  private final Random random;
  private final long limitNanos;
  private final Supplier<Gate> anotherGate;
  private final List<Gate> gates = new ArrayList<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final Deque<Call> queue = new ArrayDeque<>();
  private final int[] offered;
  private final int[] refused;
  private final int[] timedOut;
  private final List<List<Answer>> answered = new ArrayList<>();
  private long now;
  private long order;
  private int busy;

  LaneModel(Scene scene, long seed, LanePolicy policy, Function<Duration, AdmissionLimit> limits) {
    this.scene = scene;
    this.random = new Random(seed);
    this.limitNanos = policy.givenUpAfter().toNanos();
    this.anotherGate = () -> new Gate("lane", policy, () -> now + SECOND, limits);
    int all = scene.seconds() + 60;
    this.offered = new int[all];
    this.refused = new int[all];
    this.timedOut = new int[all];
    for (int i = 0; i < all; i++) {
      answered.add(new ArrayList<>());
    }
  }

  List<Second> play() {
    nextArrival();
    while (!events.isEmpty()) {
      Event event = events.remove();
      now = event.at();
      event.what().run();
    }
    List<Second> seconds = new ArrayList<>();
    for (int i = 0; i < scene.seconds(); i++) {
      List<Double> times = answered.get(i).stream().map(Answer::millis).sorted().toList();
      double p90 = times.isEmpty() ? 0 : times.get((int) (times.size() * 0.9));
      seconds.add(
          new Second(
              offered[i], times.size(), refused[i], timedOut[i], p90, byCaller(answered.get(i))));
    }
    return seconds;
  }

  private List<Integer> byCaller(List<Answer> answers) {
    return IntStream.range(0, gates.size())
        .map(caller -> (int) answers.stream().filter(answer -> answer.caller() == caller).count())
        .boxed()
        .toList();
  }

  /** What has become of the calls of each caller. */
  List<LaneCounts> counts() {
    return gates.stream().map(Gate::counts).toList();
  }

  private double seconds() {
    return now / (double) SECOND;
  }

  private void at(long nanos, Runnable what) {
    events.add(new Event(Math.max(now, nanos), order++, what));
  }

  private void after(double millis, Runnable what) {
    at(now + (long) (millis * 1e6), what);
  }

  private void nextArrival() {
    double rate = scene.ratePerSecond().applyAsDouble(seconds());
    double gap = -Math.log(1 - random.nextDouble()) / rate * 1000 * scene.together();
    after(
        gap,
        () -> {
          if (seconds() < scene.seconds()) {
            arrive();
            nextArrival();
          }
        });
  }

  private void arrive() {
    offered[second()] += scene.together();
    int caller = random.nextInt((int) scene.callers().applyAsDouble(seconds()));
    while (gates.size() <= caller) {
      gates.add(anotherGate.get());
    }
    Admission admission;
    try {
      admission = gates.get(caller).admit("call", scene.together());
    } catch (ResourceNotAvailable e) {
      refused[second()] += scene.together();
      return;
    }
    for (int i = 0; i < scene.together(); i++) {
      send(caller, admission);
    }
  }

  private void send(int caller, Admission admission) {
    Call call = new Call(now, caller, admission);
    at(
        now + limitNanos,
        () -> {
          if (!call.isOver) {
            call.isOver = true;
            timedOut[second()]++;
            admission.ended(CallStatus.TIMED_OUT);
          }
        });
    after(
        messaging(),
        () -> {
          queue.addLast(call);
          serve();
        });
  }

  private double messaging() {
    double sigma = scene.messagingSigma();
    double factor =
        sigma == 0
            ? 0.5 + random.nextDouble()
            : Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    return scene.messagingMillis() * factor;
  }

  private int second() {
    return (int) (now / SECOND);
  }

  private void serve() {
    while (busy < (int) scene.slots().applyAsDouble(seconds()) && !queue.isEmpty()) {
      Call call = next();
      if (call.isOver) {
        continue;
      }
      busy++;
      double service =
          scene.serviceMillis().applyAsDouble(seconds())
              * Math.exp(0.3 * random.nextGaussian() - 0.045);
      after(service, () -> served(call));
    }
  }

  private Call next() {
    if (scene.queueing() == Queueing.FIFO) {
      return queue.removeFirst();
    }
    long oldest = now - queue.peekFirst().came;
    boolean stands = oldest > scene.bound().toNanos() / 10;
    if (!stands) {
      return queue.removeFirst();
    }
    while (queue.size() > 1 && now - queue.peekFirst().came > scene.bound().toNanos() / 2) {
      queue.removeFirst();
    }
    return queue.removeLast();
  }

  private void served(Call call) {
    busy--;
    after(
        messaging(),
        () -> {
          if (!call.isOver) {
            call.isOver = true;
            answered.get(second()).add(new Answer(call.caller, (now - call.came) / 1e6));
            call.admission.ended(CallStatus.ANSWERED);
          }
        });
    serve();
  }
}
