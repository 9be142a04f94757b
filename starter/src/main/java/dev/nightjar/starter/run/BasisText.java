package dev.nightjar.starter.run;

import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.WeightCounts;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Facts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a plan rests on, and how long it should take, as facts. */
final class BasisText {
  private BasisText() {}

  /**
   * How the plan's merchants were weighed and its chunks cut.
   *
   * @param basis empty when there is no plan, or an earlier release wrote it
   */
  static Facts add(Facts facts, Optional<PlanBasis> basis) {
    return facts
        .add("weights_by_history", weights(basis, WeightCounts::history))
        .add("weights_sampled", weights(basis, WeightCounts::sampled))
        .add("weights_counted", weights(basis, WeightCounts::counted))
        .add("rows_per_chunk", orNull(basis.map(known -> known.rowsPerChunk().target())))
        .add("rows_per_chunk_from", orNull(basis.map(known -> source(known.rowsPerChunk()))))
        .add(
            "slot_rows_a_second",
            orNull(
                basis
                    .flatMap(known -> Optional.ofNullable(known.rowsPerSecond()))
                    .map(Math::round)));
  }

  private static @Nullable Long weights(
      Optional<PlanBasis> basis, Function<WeightCounts, Integer> count) {
    return orNull(basis.map(known -> count.apply(known.weights()).longValue()));
  }

  private static String source(RowsPerChunk rows) {
    return switch (rows.source()) {
      case CONFIGURED, INTERMEDIATE -> "configuration";
      case LEARNT -> "earlier runs";
      case DEFAULT -> "default, as earlier runs tell nothing yet";
    };
  }

  /** How long the run should take; empty when nothing is known. */
  static Facts addEstimate(Facts facts, Optional<Duration> estimate) {
    return facts
        .add(
            "estimate",
            estimate.map(time -> "about " + Elapsed.text(time)).orElse("no estimate yet"))
        .add("estimate_millis", orNull(estimate.map(Duration::toMillis)));
  }

  /**
   * How long a run should have taken beside how long it took.
   *
   * @param took empty while it goes on
   */
  static Facts addEstimate(Facts facts, Optional<Duration> estimate, Optional<Duration> took) {
    return addEstimate(facts, estimate)
        .add("took_millis", orNull(took.map(Duration::toMillis)))
        .add(
            "took_of_estimate",
            orNull(estimate.flatMap(expected -> took.map(time -> share(time, expected)))));
  }

  private static String share(Duration took, Duration estimate) {
    return "%d %%"
        .formatted(Math.round(took.toMillis() * 100.0 / Math.max(1, estimate.toMillis())));
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
