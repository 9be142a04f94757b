package dev.nightjar.benchmark.swarm;

import dev.nightjar.benchmark.measure.Percentiles;
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

  /** Of which the median counts. */
  private static final int ROUNDS = 3;

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
      warm(overheads, service);
      // In turn, since a machine that others use is faster in one minute than in the next.
      double[] few = new double[ROUNDS];
      double[] makespans = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        few[round] = overheads.perSecond(callsOfCapacity(), service, outstanding());
        makespans[round] =
            few[round] / overheads.perSecond(callsOfCapacity(), service, callsOfCapacity());
      }
      target(
          "makespan of calls of %d ms that come at once, by work divided by capacity"
              .formatted(service),
          1.1,
          Percentiles.median(makespans),
          Bound.AT_MOST);
      double capacity = Percentiles.median(few);
      progress.accept(String.format(Locale.ROOT, "  %.0f calls a second", capacity));
      return capacity;
    }
  }

  private int callsOfCapacity() {
    return Math.max(options.calls(), 20 * options.hosts() * options.slots());
  }

  /** How many keep all slots busy. */
  private int outstanding() {
    return 4 * options.hosts() * options.slots();
  }

  /**
   * What the lane could do during a storm, in calls a second: what it can do as the storm has left
   * it; where the storm has changed nothing, the mean of that and of what it could do before, as
   * the machine itself is not equally fast all the time.
   */
  private double possible(SwarmSite site, int service, double before, StormMiddle middle)
      throws InterruptedException {
    try (Swarm swarm = Swarm.of(site.temporal().client(), callers())) {
      Overheads overheads = new Overheads(site.temporal().client(), swarm);
      double[] rounds = new double[ROUNDS];
      int now = middle == StormMiddle.DOUBLED ? 2 * service : service;
      for (int round = 0; round < ROUNDS; round++) {
        rounds[round] = overheads.perSecond(callsOfCapacity(), now, outstanding());
      }
      double left = Percentiles.median(rounds);
      progress.accept(String.format(Locale.ROOT, "  left: %.0f calls a second", left));
      return middle == StormMiddle.CALM ? (before + left) / 2 : left;
    }
  }

  /** Until another round is hardly faster: compilers need some thousand calls. */
  private void warm(Overheads overheads, int service) throws InterruptedException {
    double best = 0;
    double next = overheads.perSecond(callsOfCapacity(), service, outstanding());
    for (int round = 0; round < MOST_ROUNDS && next >= best * HARDLY; round++) {
      best = next;
      next = overheads.perSecond(callsOfCapacity(), service, outstanding());
    }
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
              possible(site, service, capacity, middle),
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
