package dev.nightjar.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.HashRange;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Plans of many random nights by one number, recorded when the planner still made every chunk of
 * them: a planner that cuts anything else makes other plans of nights that are half run.
 */
class RecordedPlansTest {
  private static final int NIGHTS = 500;

  @Test
  void nightsThatAreReadFromRawAreCutAsEver() {
    assertThat(digest(5, false))
        .isEqualTo("395d2cb100670fbb784d975d6a029d7e572cc817520f35b6f3ebed365b16ff87");
  }

  @Test
  void nightsThatArePartlySummarizedAgainAreCutAsEver() {
    assertThat(digest(6, true))
        .isEqualTo("ffea367fa9c212a5d12d9f7f7ea57adddb90b4d36f53a5a5893da74d77ad3964");
  }

  private static String digest(long seed, boolean again) {
    Random random = new Random(seed);
    MessageDigest sha256 = Digest.sha256();
    for (int night = 0; night < NIGHTS; night++) {
      List<MerchantDayWeight> weights = weights(random);
      if (again) {
        weights.replaceAll(weight -> random.nextBoolean() ? sealed(weight, random) : weight);
      }
      update(sha256, ChunkPlanner.plan(weights, options(random)));
    }
    return Digest.finished(sha256).hex();
  }

  private static void update(MessageDigest sha256, Plan plan) {
    update(sha256, plan.batches().size(), plan.chunks().size(), plan.expectedRows());
    sha256.update(plan.digest().hex().getBytes(UTF_8));
    for (PlannedBatch batch : plan.batches()) {
      update(sha256, batch.number(), batch.firstChunk(), batch.chunks(), batch.expectedRows());
      batch.merchants().forEach(merchant -> update(sha256, merchant.value().hashCode()));
    }
    for (PlannedChunk chunk : plan.chunks()) {
      update(sha256, chunk.number(), chunk.batch(), chunk.slices().size(), chunk.expectedRows());
    }
  }

  private static void update(MessageDigest sha256, long... numbers) {
    for (long number : numbers) {
      sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }
  }

  /** Some of equal weight, some giants, some a row apart. */
  private static List<MerchantDayWeight> weights(Random random) {
    List<Long> rows = new ArrayList<>();
    int merchants = random.nextInt(120);
    for (int i = 0; i < merchants; i++) {
      long giant = random.nextInt(20_000);
      rows.add(
          switch (random.nextInt(4)) {
            case 0 -> (long) random.nextInt(3);
            case 1 -> 99L + random.nextInt(3);
            case 2 -> 4_000L + random.nextInt(3);
            default -> giant;
          });
    }
    return PlanFixtures.weights(rows);
  }

  private static MerchantDayWeight sealed(MerchantDayWeight weight, Random random) {
    List<SealedDay.Part> parts = new ArrayList<>();
    for (HashRange hashes : HashRange.tiles(1 + random.nextInt(30))) {
      parts.add(new SealedDay.Part(hashes, random.nextInt(3) * 100L + random.nextInt(2)));
    }
    RecordSource source = new RecordSource(new Generation(17), new Generation(5));
    return MerchantDayWeight.of(weight.merchant(), weight.day(), new SealedDay(source, parts));
  }

  private static PlanOptions options(Random random) {
    return new PlanOptions(
        100 + random.nextInt(2900),
        1 + random.nextInt(100),
        1 + random.nextInt(8),
        1 + random.nextInt(5),
        1 + random.nextInt(30),
        1 + random.nextInt(30),
        1 + random.nextInt(40),
        120 + random.nextInt(80));
  }
}
