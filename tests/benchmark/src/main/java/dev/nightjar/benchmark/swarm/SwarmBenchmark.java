package dev.nightjar.benchmark.swarm;

import dev.nightjar.benchmark.report.Target;
import dev.nightjar.benchmark.report.Target.Bound;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmOptions;
import dev.nightjar.swarm.lane.LanePolicy;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures the swarm: open loads in steps up to four times what it can do. For one use. */
public final class SwarmBenchmark {
  private static final List<Double> LOADS = List.of(0.5, 1.0, 2.0, StormResult.PEAK, 0.5);

  private static final int MOST_ROUNDS = 8;
  private static final double HARDLY = 1.05;

  private final SwarmBenchOptions options;
  private final Consumer<String> progress;
  private final List<Target> targets = new ArrayList<>();
  private final List<StormResult> storms = new ArrayList<>();

  /** A benchmark that tells its progress in lines. */
  public SwarmBenchmark(SwarmBenchOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Measures everything. */
  public SwarmReport run() throws IOException, InterruptedException {
    Files.createDirectories(options.folder());
    progress.accept("Starting Temporal and worker hosts");
    try (SwarmSite site = new SwarmSite(options.stack(), options.folder())) {
      for (int host = 0; host < options.hosts(); host++) {
        site.startHost(options.slots());
      }
      overheads(site);
      for (int service : options.serviceMillis()) {
        storms(site, service);
      }
      return new SwarmReport(targets, storms);
    }
  }

  private SwarmOptions callers() {
    return SwarmOptions.defaults().withStandaloneActivities(options.standaloneActivities());
  }

  private void overheads(SwarmSite site) throws InterruptedException {
    WorkflowClient client = site.temporal().client();
    SwarmOptions asWorkflows = callers().withStandaloneActivities(false);
    try (Swarm swarm = Swarm.of(client, callers());
        Swarm workflows = Swarm.of(client, asWorkflows)) {
      Overheads overheads = new Overheads(client, swarm);
      progress.accept("Empty calls beside bare workflows");
      target(
          "median of an empty call by that of a bare workflow",
          1.1,
          overheads.callBesideBare(options.calls()),
          Bound.AT_MOST);
      progress.accept("A group beside one workflow each");
      target(
          "calls a second of a group by those of one workflow each",
          3,
          overheads.groupBesideSingles(options.calls(), new Overheads(client, workflows)),
          Bound.AT_LEAST);
      progress.accept("Real-time calls beside a saturated batch lane");
      target(
          "p99 of real-time calls beside a saturated batch lane by theirs alone",
          1.5,
          new LaneIsolation(swarm).p99Ratio(Math.max(100, options.calls())),
          Bound.AT_MOST);
    }
  }

  private void storms(SwarmSite site, int service) throws IOException, InterruptedException {
    double capacity = available(site, service);
    for (StormMiddle middle : StormMiddle.values()) {
      StormResult result = storm(site, service, capacity, Defence.PACE, middle);
      judge(result);
    }
    storm(site, service, capacity, Defence.CAPPED, StormMiddle.CALM);
    storm(site, service, capacity, Defence.UNBOUNDED, StormMiddle.CALM);
  }

  /** Measures the capacity, and how long an AVAILABLE lane takes for what comes all at once. */
  private double available(SwarmSite site, int service) throws InterruptedException {
    progress.accept("Capacity for calls of %d ms".formatted(service));
    try (Swarm swarm = Swarm.of(site.temporal().client(), callers())) {
      Overheads overheads = new Overheads(site.temporal().client(), swarm);
      double capacity = warm(overheads, service);
      double all = overheads.perSecond(callsOfCapacity(), service, callsOfCapacity());
      target(
          "makespan of calls of %d ms that come at once, by work divided by capacity"
              .formatted(service),
          1.1,
          capacity / all,
          Bound.AT_MOST);
      progress.accept(String.format(Locale.ROOT, "  %.0f calls a second", capacity));
      return capacity;
    }
  }

  private int callsOfCapacity() {
    return Math.max(options.calls(), 20 * options.hosts() * options.slots());
  }

  /** What the lane can do as the storm has left it, in calls a second. */
  private double capacityLeft(SwarmSite site, int service, double capacity, StormMiddle middle)
      throws InterruptedException {
    if (middle == StormMiddle.CALM) {
      return capacity;
    }
    try (Swarm swarm = Swarm.of(site.temporal().client(), callers())) {
      Overheads overheads = new Overheads(site.temporal().client(), swarm);
      double left = warm(overheads, middle == StormMiddle.DOUBLED ? 2 * service : service);
      progress.accept(String.format(Locale.ROOT, "  left: %.0f calls a second", left));
      return Math.min(capacity, left);
    }
  }

  /** Until another round is hardly faster: compilers need some thousand calls. */
  private double warm(Overheads overheads, int service) throws InterruptedException {
    int calls = callsOfCapacity();
    int outstanding = 4 * options.hosts() * options.slots();
    double best = overheads.perSecond(calls, service, outstanding);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double next = overheads.perSecond(calls, service, outstanding);
      if (next < best * HARDLY) {
        return Math.max(best, next);
      }
      best = next;
    }
    return best;
  }

  private StormResult storm(
      SwarmSite site, int service, double capacity, Defence defence, StormMiddle middle)
      throws IOException, InterruptedException {
    progress.accept("Calls of %d ms, %s, %s".formatted(service, defence.label(), middle.label()));
    int step = options.stepSeconds();
    double turn = 2.5 * step;
    LanePolicy policy = LanePolicy.consistent(Duration.ofMillis(options.boundMillis()));
    Thread killer = new Thread(() -> kill(site, turn), "killer");
    try (Swarm swarm =
        Swarm.of(
            site.temporal().client(),
            callers().withLane("realtime", policy).withLimits(defence::limit))) {
      OpenLoad load = new OpenLoad(swarm);
      if (middle == StormMiddle.KILLED) {
        killer.start();
      }
      List<LoadSecond> seconds =
          load.play(
              LOADS.size() * step,
              second -> capacity * LOADS.get(Math.min(LOADS.size() - 1, (int) (second / step))),
              second -> middle == StormMiddle.DOUBLED && second >= turn ? service * 2.0 : service);
      StormResult result =
          new StormResult(
              defence,
              middle,
              service,
              capacity,
              capacityLeft(site, service, capacity, middle),
              LOADS,
              step,
              seconds,
              Percentiles.of(load.refusalMillis(), 0.99));
      storms.add(result);
      return result;
    } finally {
      killer.join();
      if (middle == StormMiddle.KILLED) {
        site.startHost(options.slots());
      }
    }
  }

  private static void kill(SwarmSite site, double afterSeconds) {
    try {
      Thread.sleep((long) (afterSeconds * 1000));
      site.killHost();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void judge(StormResult result) {
    String of = "calls of %d ms, %s: ".formatted(result.serviceMillis(), result.middle().label());
    target(
        of + "goodput at 4 times the load by capacity",
        0.85,
        result.goodputAtPeak(),
        Bound.AT_LEAST);
    target(
        of + "p90 of answers in the worst second, ms",
        options.boundMillis(),
        result.worstP90(),
        Bound.AT_MOST);
    target(of + "p99 of refusals, ms", 10, result.refusalP99Millis(), Bound.AT_MOST);
    target(of + "seconds to normal after the burst", 5, result.secondsToNormal(), Bound.AT_MOST);
  }

  private void target(String what, double limit, double measured, Bound bound) {
    Target target = new Target(what, limit, measured, bound);
    targets.add(target);
    progress.accept(
        String.format(
            Locale.ROOT,
            "  %s: %.2f (%s %.2f)",
            what,
            measured,
            bound == Bound.AT_LEAST ? "at least" : "at most",
            limit));
  }
}
