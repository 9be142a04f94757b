package dev.nightjar.generator.draw;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shares of a total by weight, by the method of the largest remainder. */
public final class Apportionment {
  private record Rest(int index, long remainder) {}

  private Apportionment() {}

  /**
   * Shares that add up to the total exactly. Equal remainders go to the earlier one.
   *
   * @param total what is shared, 0 or more
   * @param weights 0 or more each; not all 0 unless the total is
   */
  public static long[] shares(long total, long[] weights) {
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    if (total < 0 || (sum <= 0 && total > 0)) {
      throw new IllegalArgumentException(
          "Cannot share out %d by weights that add up to %d".formatted(total, sum));
    }
    long[] shares = new long[weights.length];
    long left = total;
    List<Rest> rests = new ArrayList<>();
    for (int i = 0; i < weights.length && total > 0; i++) {
      BigInteger[] quota =
          BigInteger.valueOf(total)
              .multiply(BigInteger.valueOf(weights[i]))
              .divideAndRemainder(BigInteger.valueOf(sum));
      shares[i] = quota[0].longValueExact();
      left -= shares[i];
      rests.add(new Rest(i, quota[1].longValueExact()));
    }
    rests.sort(Comparator.comparingLong(Rest::remainder).reversed());
    for (int i = 0; i < left; i++) {
      shares[rests.get(i).index()]++;
    }
    return shares;
  }
}
