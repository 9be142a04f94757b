package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.WeightSource;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole nights, dispatched by the pieces that the workflows ask. */
class NightModelTest {
  private static final double MEDIAN = 20;
  private static final double SIGMA = 0.8;

  /** Chunks' times, log-normal: a few take many times as long as most. */
  private static double[] times(int chunks, long seed) {
    Random random = new Random(seed);
    double[] times = new double[chunks];
    Arrays.setAll(times, chunk -> MEDIAN * Math.exp(SIGMA * random.nextGaussian()));
    return times;
  }

  private static double longest(double... times) {
    return Arrays.stream(times).max().orElse(0);
  }

  /** How many chunks each merchant has whose weight falls with its rank (Zipf). */
  private static int[] zipf(int merchants, int chunks) {
    double harmonic = 0;
    for (int rank = 1; rank <= merchants; rank++) {
      harmonic += 1.0 / rank;
    }
    int[] counts = new int[merchants];
    int left = chunks;
    for (int rank = merchants; rank > 1; rank--) {
      counts[rank - 1] = (int) Math.max(1, Math.round(chunks / (harmonic * rank)));
      left -= counts[rank - 1];
    }
    counts[0] = left;
    return counts;
  }

  /** As the planner packs: whole merchants, as many chunks as run at once, giants alone. */
  private static void pack(NightModel night, int[] merchants, int slots) {
    int batch = 0;
    for (int chunks : merchants) {
      if (batch > 0 && batch + chunks > slots) {
        night.batch(batch);
        batch = 0;
      }
      batch += chunks;
    }
    night.batch(batch);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aMillionChunksOfTenThousandMerchantsKeepTwoHundredSlotsBusy() {
    int chunks = 1_000_000;
    int slots = 200;
    double[] times = times(chunks, 42);
    NightModel night = new NightModel(slots, 8, 400, new FairShare(slots), times);
    pack(night, zipf(10_000, chunks), slots);
    long start = System.nanoTime();

    double end = night.run();

    double ideal = Arrays.stream(times).sum() / slots;
    System.out.printf(
        "A million chunks: %.4f of work by slots, %d batches, others ended at %.2f, in %d ms%n",
        end / ideal,
        night.batches().size(),
        lastOfOthers(night, slots) / end,
        Duration.ofNanos(System.nanoTime() - start).toMillis());
    assertThat(night.done()).isEqualTo(chunks);
    assertThat(end / ideal).isLessThan(1.10);
    assertThat(night.batchesAtOnce()).isEqualTo(8);
    assertThat(night.chunksAtOnce()).isLessThanOrEqualTo(400);
    assertThat(night.largeChunksInCompany()).isLessThanOrEqualTo(slots);
  }

  private static double lastOfOthers(NightModel night, int slots) {
    return night.batches().stream()
        .filter(batch -> batch.chunks <= slots)
        .mapToDouble(batch -> batch.ended)
        .max()
        .orElseThrow();
  }

  /**
   * A day on which few merchants have most rows, and rows of one merchant take twice as long as
   * those of another: as it is planned and carried, and by chunks of one size in order of their
   * merchants' ids, the next to whichever slot is free.
   */
  @Test
  void aSkewedDayEndsSoonerThanByEqualChunksFirstComeFirstServed() {
    int slots = 50;
    PlanOptions options = new PlanOptions(250_000, 20_000, slots, 4, 500, 500, 500, 400);
    List<MerchantDayWeight> day = skewedDay(2_000, 60_000_000);
    Plan plan = ChunkPlanner.plan(day, options);
    double[] times =
        plan.chunks().stream()
            .mapToDouble(chunk -> time(chunk.slices(), chunk.expectedRows()))
            .toArray();
    NightModel night = new NightModel(slots, 8, 100, new FairShare(slots), times);
    plan.batches().forEach(batch -> night.batch(batch.chunks()));
    double[] equal = equalChunks(day, options.rowsPerChunkTarget());

    double planned = night.run() / (Arrays.stream(times).sum() / slots);
    double firstCome = firstComeFirstServed(slots, equal) / (Arrays.stream(equal).sum() / slots);

    System.out.printf(
        "A skewed day of %,d merchants on %d slots, makespan by work divided by slots: %.3f as planned (%d chunks), %.3f by equal chunks first come first served (%d chunks)%n",
        day.size(), slots, planned, times.length, firstCome, equal.length);
    assertThat(planned).isLessThan(1.10).isLessThan(firstCome);
  }

  /** A day of merchants of which few have most rows. */
  static List<MerchantDayWeight> skewedDay(int merchants, int rows) {
    BusinessDay day =
        BusinessCalendar.of(ZoneHistory.of(ZoneId.of("UTC")))
            .day(LocalDate.of(2026, 11, 22))
            .orElseThrow();
    int[] counts = zipf(merchants, rows);
    List<Integer> names = new ArrayList<>(IntStream.range(0, merchants).boxed().toList());
    Collections.shuffle(names, new Random(42));
    List<MerchantDayWeight> weights = new ArrayList<>();
    for (int rank = 0; rank < merchants; rank++) {
      MerchantId merchant = new MerchantId("m%04d".formatted(names.get(rank)));
      weights.add(new MerchantDayWeight(merchant, day, counts[rank], WeightSource.COUNTED));
    }
    return weights;
  }

  /** Seconds: 4,000 to 8,000 rows a second, by the merchant. */
  static double time(List<PlannedSlice> slices, long rows) {
    double pace = 0;
    for (PlannedSlice slice : slices) {
      pace += 4000 * (1 + new Random(slice.merchant().value().hashCode()).nextDouble());
    }
    return (double) rows / (pace / slices.size());
  }

  private static double[] equalChunks(List<MerchantDayWeight> day, long rowsPerChunk) {
    List<Double> times = new ArrayList<>();
    List<MerchantDayWeight> byId = new ArrayList<>(day);
    byId.sort(Comparator.comparing(MerchantDayWeight::merchant));
    for (MerchantDayWeight weight : byId) {
      PlannedSlice whole = new PlannedSlice(weight.merchant(), weight.day(), HashRange.ALL);
      for (long left = weight.rows(); left > 0; left -= rowsPerChunk) {
        times.add(time(List.of(whole), Math.min(left, rowsPerChunk)));
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double firstComeFirstServed(int slots, double... times) {
    PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(slots, 0.0));
    double end = 0;
    for (double time : times) {
      double ended = free.remove() + time;
      free.add(ended);
      end = Math.max(end, ended);
    }
    return end;
  }

  @Property(tries = 300)
  void aSmallBatchEndsNoLaterThanAloneAndOneChunkBesideGiants(
      @ForAll @IntRange(min = 1, max = 40) int slots,
      @ForAll @IntRange(min = 1, max = 4) int giants,
      @ForAll @IntRange(min = 1, max = 40) int small,
      @ForAll @IntRange(min = 2, max = 8) int windowOfBatches,
      @ForAll long seed) {
    int smallChunks = Math.min(small, slots);
    int giantChunks = 5 * slots + 1;
    double[] times = times(giants * giantChunks + smallChunks, seed);
    NightModel night = new NightModel(slots, windowOfBatches, 100, new FairShare(slots), times);
    for (int giant = 0; giant < giants; giant++) {
      night.batch(giantChunks);
    }
    night.batch(smallChunks).run();

    double alone = longest(Arrays.copyOfRange(times, giants * giantChunks, times.length));
    assertThat(night.batchAt(giants).ended).isLessThanOrEqualTo(alone + longest(times));
  }

  /** What the law above is worth: with one window for all, the small merchant waits its turn. */
  @Test
  void withoutAShareASmallBatchWaitsForAWholeWindowOfTheGiant() {
    double[] times = new double[1001];
    Arrays.fill(times, 1);

    assertThat(endOfSmall(FairShare.NONE, times)).isEqualTo(11);
    assertThat(endOfSmall(new FairShare(10), times)).isEqualTo(2);
  }

  private static double endOfSmall(FairShare share, double... times) {
    NightModel night = new NightModel(10, 2, 100, share, times).batch(1000).batch(1);
    night.run();
    return night.batchAt(1).ended;
  }

  @Property(tries = 300)
  void everyChunkIsDoneOnceAndNoSlotRestsForLong(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 60) Integer> batches,
      @ForAll @IntRange(min = 1, max = 20) int slots,
      @ForAll @IntRange(min = 1, max = 9) int windowOfBatches,
      @ForAll long seed) {
    int chunks = batches.stream().mapToInt(Integer::intValue).sum();
    double[] times = times(chunks, seed);
    NightModel night = new NightModel(slots, windowOfBatches, 60, new FairShare(slots), times);
    List<Integer> largestFirst = new ArrayList<>(batches);
    largestFirst.sort((a, b) -> b - a);
    largestFirst.forEach(night::batch);

    double end = night.run();

    assertThat(night.done()).isEqualTo(chunks);
    assertThat(night.batches()).allMatch(batch -> batch.ended >= 0 && batch.window.isDone());
    assertThat(night.largeChunksInCompany()).isLessThanOrEqualTo(slots);
    if (windowOfBatches >= 2 * slots) {
      assertThat(end).isLessThanOrEqualTo(Arrays.stream(times).sum() / slots + longest(times));
    }
  }

  @Property(tries = 100)
  void nothingStartsWhileTheNightIsPaused(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = times(200, seed);
    double from = random.nextDouble() * 50;
    double lasts = 20 * longest(times);
    NightModel night = night(times).pause(from, from + lasts);

    double end = night.run();

    assertThat(end).isGreaterThan(from + lasts);
    assertThat(night.done()).isEqualTo(200);
    assertThat(night.batches()).noneMatch(batch -> endsIn(batch, from + lasts / 2, from + lasts));
  }

  private static boolean endsIn(NightModel.Batch batch, double from, double to) {
    return batch.ended > from && batch.ended < to;
  }

  private static NightModel night(double... times) {
    return new NightModel(6, 4, 10, new FairShare(6), times).batch(150).batch(6).batch(44);
  }
}
