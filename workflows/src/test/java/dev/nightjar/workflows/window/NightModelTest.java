package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
