package dev.nightjar.workflows.window;

import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.Company;
import dev.nightjar.workflows.message.Flow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A night by discrete events: batches and their chunks are dispatched by the same pieces that the
 * workflows ask, onto slots that take them first come first served, or in turns by the shares of
 * their batches as Temporal does. Time is a number without a unit; the coordinator takes none. It
 * refuses to go on when a window is exceeded or a chunk comes twice.
 */
final class NightModel {
  private static final int MOST_UNGROUPED = 500;
  private static final int BATCHES_PER_GROUP = 400;

  private final int slots;
  private final int windowOfBatches;
  private final int windowOfChunks;
  private final FairShare share;
  private final double[] times;
  private final List<Batch> batches = new ArrayList<>();
  private final Pace pace;
  private final GroupWindow<Group> groups;
  private final List<Group> atWorkGroups = new ArrayList<>();
  private final List<Batch> running = new ArrayList<>();
  private final Queue<Chunk> queue =
      new PriorityQueue<>(Comparator.comparingDouble(Chunk::turn).thenComparingLong(Chunk::place));
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::place));
  private final BitSet done = new BitSet();
  private int atWork;
  private int batchesAtOnce;
  private int chunksAtOnce;
  private int largeChunksInCompany;
  private long places;
  private double now;
  private double turn;

  /** A chunk that waits; it comes by its turn, then by when it was dispatched. */
  private record Chunk(Batch batch, int number, double turn, long place) {}

  /** A chunk's end; without a chunk, the run is paused or goes on. */
  private record Event(double at, long place, @Nullable Chunk chunk) {}

  /** Batches that one execution carries. */
  private final class Group {
    private final Pace pace = new Pace(1);
    private final FairWindow<Batch> window =
        new FairWindow<>(pace, NightModel.this::company, batch -> share.isLarge(batch.chunks));
  }

  /** A batch of the plan, and when all its chunks were done. */
  static final class Batch {
    final int first;
    final int chunks;
    final int shares;
    final Pace pace = new Pace(1);
    final Window<Integer> window = new Window<>(pace);
    double ended = -1;
    int dispatched;
    double turn;
    @Nullable Group group;

    private Batch(int first, int chunks, int shares) {
      this.first = first;
      this.chunks = chunks;
      this.shares = shares;
    }

    /** The turn of its next chunk: as far behind the last as it has few shares. */
    private double next(double current) {
      turn = shares == 0 ? 0 : Math.max(turn, current) + 1.0 / shares;
      return turn;
    }
  }

  /** A night of no batch yet, of at most as many chunks as there are times. */
  NightModel(int slots, int windowOfBatches, int windowOfChunks, FairShare share, double... times) {
    this.slots = slots;
    this.windowOfBatches = windowOfBatches;
    this.windowOfChunks = windowOfChunks;
    this.share = share;
    this.times = times;
    this.pace = new Pace(windowOfBatches);
    this.groups = new GroupWindow<>(pace);
  }

  /** A batch of a night whose chunks are taken first come first served. */
  NightModel batch(int chunks) {
    return batch(chunks, 0);
  }

  /** A batch of a night whose batches take turns. */
  NightModel batch(int chunks, int shares) {
    Batch last = batches.isEmpty() ? new Batch(0, 0, 0) : batches.get(batches.size() - 1);
    Batch batch = new Batch(last.first + last.chunks, chunks, shares);
    batches.add(batch);
    return this;
  }

  /** Pauses the run at one time, and lets it go on at another. */
  NightModel pause(double from, double to) {
    events.add(new Event(from, -1, null));
    events.add(new Event(to, -1, null));
    return this;
  }

  /** Carries all through; returns when the last chunk ended. */
  double run() {
    group();
    turn();
    while (!events.isEmpty()) {
      Event event = events.remove();
      now = event.at();
      Chunk chunk = event.chunk();
      if (chunk == null) {
        turnTap();
      } else {
        end(chunk);
      }
      turn();
    }
    return now;
  }

  /** As the run does: all batches in one execution, or groups of them. */
  private void group() {
    int most = batches.size() > MOST_UNGROUPED ? BATCHES_PER_GROUP : MOST_UNGROUPED;
    for (int first = 0; first < batches.size(); first += most) {
      Group group = new Group();
      for (Batch batch : batches.subList(first, Math.min(first + most, batches.size()))) {
        batch.group = group;
        group.window.add(batch);
      }
      groups.add(group);
    }
  }

  private Company company() {
    return groups.isShared() ? Company.IN_COMPANY : Company.ALONE;
  }

  private void turnTap() {
    Flow flow = pace.isPaused() ? Flow.GOES_ON : Flow.PAUSED;
    pace.set(flow);
    batches.forEach(batch -> batch.pace.set(flow));
  }

  private void end(Chunk chunk) {
    atWork--;
    work();
    Batch batch = chunk.batch();
    batch.window.end(chunk.number());
    batch.dispatched--;
    if (done.get(chunk.number())) {
      throw new IllegalStateException("Chunk %d came twice".formatted(chunk.number()));
    }
    done.set(chunk.number());
    if (batch.window.isDone()) {
      batch.ended = now;
      running.remove(batch);
      Group group = groupOf(batch);
      group.window.end(batch);
      if (group.window.isDone()) {
        groups.end(group);
        atWorkGroups.remove(group);
      }
    }
  }

  /** What the coordinator does whenever something has ended. */
  private void turn() {
    while (groups.mayStart()) {
      atWorkGroups.add(groups.start());
    }
    for (Group group : atWorkGroups) {
      group.pace.widen(groups.width());
      group.pace.set(pace.flow());
      start(group);
    }
    running.forEach(this::dispatch);
    work();
  }

  private void start(Group group) {
    while (group.window.mayStart()) {
      Batch batch = group.window.start();
      running.add(batch);
      batch.pace.set(pace.flow());
      for (int chunk = batch.first; chunk < batch.first + batch.chunks; chunk++) {
        batch.window.add(chunk);
      }
    }
  }

  private static Group groupOf(Batch batch) {
    return Objects.requireNonNull(batch.group, "the night has not begun");
  }

  private void dispatch(Batch batch) {
    batch.pace.widen(
        share.window(batch.chunks, windowOfChunks, groupOf(batch).window.others(), company()));
    while (batch.window.mayStart()) {
      queue.add(new Chunk(batch, batch.window.start(), batch.next(turn), places++));
      batch.dispatched++;
    }
    watch(batch);
  }

  private void work() {
    while (atWork < slots && !queue.isEmpty()) {
      Chunk chunk = queue.remove();
      turn = chunk.turn();
      atWork++;
      events.add(new Event(now + times[chunk.number()], places++, chunk));
    }
  }

  private void watch(Batch batch) {
    int atOnce = running.size();
    batchesAtOnce = Math.max(batchesAtOnce, atOnce);
    chunksAtOnce = Math.max(chunksAtOnce, batch.dispatched);
    if (share.isLarge(batch.chunks) && (groupOf(batch).window.others() > 0 || groups.isShared())) {
      largeChunksInCompany = Math.max(largeChunksInCompany, batch.dispatched);
    }
    if (atOnce > windowOfBatches || batch.dispatched > windowOfChunks) {
      throw new IllegalStateException(
          "%d batches and %d chunks of one exceed a window".formatted(atOnce, batch.dispatched));
    }
  }

  /** The n-th batch of the plan. */
  Batch batchAt(int n) {
    return batches.get(n);
  }

  List<Batch> batches() {
    return batches;
  }

  /** How many chunks were done. */
  int done() {
    return done.cardinality();
  }

  /** The most batches that ran at once. */
  int batchesAtOnce() {
    return batchesAtOnce;
  }

  /** The most chunks of one batch that were dispatched at once. */
  int chunksAtOnce() {
    return chunksAtOnce;
  }

  /** The most chunks of one large batch that were dispatched beside others. */
  int largeChunksInCompany() {
    return largeChunksInCompany;
  }
}
