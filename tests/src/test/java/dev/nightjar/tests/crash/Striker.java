package dev.nightjar.tests.crash;

import dev.nightjar.tests.NightjarProcess;
import dev.nightjar.tests.Relay;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes faults happen, and mends what they broke as whoever runs the servers would. */
final class Striker {
  private static final Duration BETWEEN_RESETS = Duration.ofMillis(500);

  private static final Duration BETWEEN_FILLS = Duration.ofMillis(500);

  private final CrashSite site;

  Striker(CrashSite site) {
    this.site = site;
  }

  /** Why this machine cannot make a fault; empty when it can. */
  Optional<String> obstacle(Fault fault) {
    if (fault instanceof Fault.DiskFull full && !site.disks().has(full.store())) {
      return Optional.of("file systems cannot be mounted here, which takes root");
    }
    if (fault instanceof Fault.ClockOff && !site.clocks().canBeOff()) {
      return Optional.of("no C compiler is installed here, which builds the wrong clock");
    }
    return Optional.empty();
  }

  /** Makes a fault happen and mends it; returns when what was away answers again. */
  void strike(Fault fault, Work work) throws IOException, InterruptedException {
    if (fault instanceof Fault.Killed killed) {
      end(killed.target(), "KILL");
      Signals.pass(killed.lasts());
      bringUp(killed.target(), work);
    } else if (fault instanceof Fault.Terminated terminated) {
      end(terminated.target(), "TERM");
      Signals.pass(terminated.lasts());
      bringUp(terminated.target(), work);
    } else if (fault instanceof Fault.Frozen frozen) {
      signal(frozen.target(), "STOP");
      Signals.pass(frozen.lasts());
      signal(frozen.target(), "CONT");
      if (frozen.target().part() == Part.WORKER_HOST) {
        site.programs().requireWorker(frozen.target().number());
      } else {
        bringUp(frozen.target(), work);
      }
    } else if (fault instanceof Fault.EverythingStopped stopped) {
      site.programs().stopWorkers();
      site.servers().stopAll();
      Signals.pass(stopped.lasts());
      bringAllUp(work);
    } else if (fault instanceof Fault.EverythingKilled killed) {
      site.programs().killAll();
      site.servers().killAll();
      Signals.pass(killed.lasts());
      bringAllUp(work);
    } else if (fault instanceof Fault.DiskFull full) {
      fill(full);
    } else if (fault instanceof Fault.ClockOff off) {
      workWithWrongClock(off);
    } else {
      strikeNetwork(fault);
    }
  }

  private void strikeNetwork(Fault fault) throws IOException {
    if (fault instanceof Fault.BlackHole hole) {
      site.relays(hole.link()).forEach(Relay::blackHole);
      Signals.pass(hole.lasts());
      site.relays(hole.link()).forEach(Relay::restore);
    } else if (fault instanceof Fault.Slowed slowed) {
      site.relays(slowed.link()).forEach(relay -> relay.slow(slowed.each()));
      Signals.pass(slowed.lasts());
      site.relays(slowed.link()).forEach(Relay::restore);
    } else if (fault instanceof Fault.Reset reset) {
      for (long i = 0; i <= reset.lasts().dividedBy(BETWEEN_RESETS); i++) {
        for (Relay relay : site.relays(reset.link())) {
          relay.reset();
        }
        Signals.pass(BETWEEN_RESETS);
      }
    } else {
      throw new IllegalStateException("No way to make " + fault.words());
    }
  }

  private void fill(Fault.DiskFull full) throws IOException, InterruptedException {
    try {
      // What its server deletes meanwhile makes no room.
      for (long i = 0; i <= full.lasts().dividedBy(BETWEEN_FILLS); i++) {
        site.disks().fill(full.store());
        Signals.pass(BETWEEN_FILLS);
      }
    } finally {
      site.disks().free(full.store());
    }
    switch (full.store()) {
      case MYSQL -> site.servers().bringUp(List.of(Target.of(Part.MYSQL)));
      case HBASE -> startAgain();
    }
  }

  /**
   * Hadoop's local file systems tell of a full disk by an error that HBase does not expect: its log
   * keeps a torn entry, and what comes after it could not be read after a crash. So its servers are
   * stopped in good order, for which they write everything down.
   */
  private void startAgain() throws IOException, InterruptedException {
    List<Target> all =
        List.of(
            new Target(Part.REGION_SERVER, 1),
            new Target(Part.REGION_SERVER, 2),
            Target.of(Part.HBASE_MASTER));
    for (Target target : all) {
      site.servers().signal(target, "TERM");
    }
    for (Target target : all) {
      site.servers().end(target, "TERM");
    }
    site.servers().bringUp(all);
  }

  private void workWithWrongClock(Fault.ClockOff off) throws IOException, InterruptedException {
    int number = off.target().number();
    site.programs().end(off.target(), "TERM");
    site.programs().bringUpWorker(number, site.clocks().off(off.off(), site.mysqlUrl()));
    Signals.pass(off.lasts());
    site.programs().end(off.target(), "TERM");
    site.programs().bringUpWorker(number, Map.of());
  }

  /**
   * Starts again which servers have died of a fault elsewhere.
   *
   * @return what was started, in words
   * @throws AssertionError when a worker host has ended, which no fault elsewhere excuses
   */
  List<String> mend() throws IOException {
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      site.programs().requireWorker(number);
    }
    return site.servers().mend();
  }

  /**
   * Starts the command line again when it has ended before the work.
   *
   * @return what it said at last
   */
  Optional<String> followAgain(Work work) throws IOException, InterruptedException {
    NightjarProcess command = site.programs().command();
    if (command.isAlive() || work.isServedBy(command)) {
      return Optional.empty();
    }
    follow(work);
    return Optional.of("the command line had ended: " + Programs.lastWords(command.all()));
  }

  private void end(Target target, String signal) throws IOException, InterruptedException {
    if (target.part().isOfNightjar()) {
      site.programs().end(target, signal);
    } else {
      site.servers().end(target, signal);
    }
  }

  private void signal(Target target, String signal) throws IOException, InterruptedException {
    if (target.part().isOfNightjar()) {
      site.programs().signal(target, signal);
    } else {
      site.servers().signal(target, signal);
    }
  }

  private void bringUp(Target target, Work work) throws IOException {
    switch (target.part()) {
      case WORKER_HOST -> site.programs().bringUpWorker(target.number());
      case COMMAND_LINE -> {
        if (!site.programs().isAlive(target)) {
          follow(work);
        }
      }
      case TEMPORAL, MYSQL, REGION_SERVER, HBASE_MASTER, ZOOKEEPER ->
          site.servers().bringUp(List.of(target));
    }
  }

  /** All at once, as when hosts start again. */
  private void bringAllUp(Work work) throws IOException {
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      site.programs().launchWorker(number, Map.of());
    }
    site.servers().bringUp(Servers.all());
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      site.programs().awaitServing(number, Map.of());
    }
    if (!site.programs().isAlive(Target.of(Part.COMMAND_LINE))) {
      follow(work);
    }
  }

  /** Starts a command line that follows the work. */
  void follow(Work work) throws IOException {
    site.programs().launchCommand(work.follow());
  }
}
