package dev.nightjar.starter.run;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.RunRequest;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names of groups of merchants: equal groups have equal names, so that two starts of one night
 * meet in one run.
 */
public final class RunGroup {
  private static final int DIGITS = 8;
  private static final String BACKFILL = "backfill";
  private static final String FROM_INTERMEDIATE = "backfill-intermediate";

  private RunGroup() {}

  /** The group of some merchants, in any order; of all when there are none. */
  public static String of(Collection<MerchantId> merchants) {
    if (merchants.isEmpty()) {
      return RunRequest.ALL;
    }
    String sorted =
        new TreeSet<>(merchants).stream().map(MerchantId::value).collect(Collectors.joining("\0"));
    return "sel-" + Digest.of(Bytewise.utf8(sorted)).hex().substring(0, DIGITS);
  }

  /**
   * The group of a backfill of some merchants, in any order; of all when there are none. One from
   * intermediate rows has another, as it does not go on with one from raw.
   */
  public static String ofBackfill(Collection<MerchantId> merchants, From from) {
    String backfill = from == From.RAW ? BACKFILL : FROM_INTERMEDIATE;
    return merchants.isEmpty() ? backfill : backfill + "-" + of(merchants);
  }

  /** What a backfill of a group reads. */
  public static From ofBackfill(String group) {
    return group.equals(FROM_INTERMEDIATE) || group.startsWith(FROM_INTERMEDIATE + "-")
        ? From.INTERMEDIATE
        : From.RAW;
  }

  /** Whether a group is one of a backfill. */
  public static boolean isBackfill(String group) {
    return group.equals(BACKFILL) || group.startsWith(BACKFILL + "-");
  }

  /**
   * The group of what a run left: of its first retry, its second, and so on.
   *
   * @param number which retry, from 1
   */
  public static String retryOf(RunId run, int number) {
    return "retry-" + run.generation() + (number == 1 ? "" : "-" + number);
  }
}
