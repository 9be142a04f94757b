package dev.nightjar.starter.host;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.LaneDemand;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.workflows.Lanes;
import dev.nightjar.workflows.client.Backlog;
import dev.nightjar.workflows.client.TaskQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is asked of each lane: by Temporal where it tells, of chunks else by the ledger. */
public final class Demands {
  /** Runs that go on are among the latest. */
  private static final int LATEST_RUNS = 50;

  private final TaskQueues queues;
  private final Ledger ledger;

  /** By these two. */
  public Demands(TaskQueues queues, Ledger ledger) {
    this.queues = queues;
    this.ledger = ledger;
  }

  /** Of the lanes that worker hosts serve. */
  public List<LaneDemand> of(Collection<HostRecord> hosts) {
    Map<String, List<LaneLoad>> byQueue = new LinkedHashMap<>();
    hosts.stream()
        .filter(HostRecord::takesTasks)
        .flatMap(host -> host.beat().lanes().stream())
        .forEach(
            lane -> byQueue.computeIfAbsent(lane.queue(), queue -> new ArrayList<>()).add(lane));
    return byQueue.values().stream().map(this::demand).toList();
  }

  private LaneDemand demand(List<LaneLoad> lane) {
    String queue = lane.get(0).queue();
    int slots = lane.stream().mapToInt(LaneLoad::slots).sum();
    int running = lane.stream().mapToInt(LaneLoad::running).sum();
    String name = lane.get(0).lane();
    Optional<Backlog> backlog = queues.backlog(queue);
    if (backlog.isPresent()) {
      Backlog known = backlog.get();
      return new LaneDemand(
          name,
          lane.size(),
          slots,
          running,
          OptionalLong.of(known.waiting()),
          known.addedPerSecond(),
          known.takenPerSecond());
    }
    return queue.equals(Lanes.PROCESS)
        ? chunks(name, lane.size(), slots, running)
        : new LaneDemand(name, lane.size(), slots, running, OptionalLong.empty(), 0, 0);
  }

  /** Chunks of the runs that go on, and how fast they have ended since each run's start. */
  private LaneDemand chunks(String lane, int hosts, int slots, int running) {
    long open = 0;
    double perSecond = 0;
    Instant now = Instant.now();
    for (RunRecord run : ledger.runs(LATEST_RUNS)) {
      if (!run.state().isEnd()) {
        RunProgress progress = run.progress();
        int ended = progress.chunksDone() + progress.chunksFailed();
        open += progress.chunks() - ended;
        long millis = Math.max(1_000, Duration.between(run.started(), now).toMillis());
        perSecond += ended * 1_000.0 / millis;
      }
    }
    return new LaneDemand(
        lane, hosts, slots, running, OptionalLong.of(Math.max(0, open - running)), 0, perSecond);
  }
}
