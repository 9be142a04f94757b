package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of the merchants of a run's plan, as far as the ledger knows.
 *
 * <p>A merchant that fails alone is taken out with a reason. When a batch or a group's publication
 * fails as a whole, or the run is cancelled, its merchants are left open: not published, and
 * nothing is said of each.
 *
 * @param unpublished those that the run did not publish, in order of their ids
 * @param takenOut those that were taken out, in order of their ids
 */
public record PlannedMerchants(List<MerchantId> unpublished, List<MerchantFailure> takenOut) {
  private static final int MOST = 1_000_000;

  public PlannedMerchants {
    unpublished = List.copyOf(unpublished);
    takenOut = List.copyOf(takenOut);
  }

  /** Of a run; nobody when it has no plan. */
  public static PlannedMerchants of(Ledger ledger, RunId run) {
    Set<MerchantId> unpublished = new TreeSet<>();
    int batches = ledger.plan(run).map(PlanHead::batches).orElse(0);
    for (int number = 0; number < batches; number++) {
      ledger.batch(run, number).ifPresent(batch -> unpublished.addAll(batch.merchants()));
    }
    List<MerchantFailure> takenOut = ledger.failures(run, MOST);
    takenOut.forEach(failure -> unpublished.add(failure.merchant()));
    ledger.publishedMerchants(run, MOST).forEach(unpublished::remove);
    return new PlannedMerchants(List.copyOf(unpublished), takenOut);
  }

  /** Those that are neither published nor taken out, in order of their ids. */
  public List<MerchantId> leftOpen() {
    Set<MerchantId> out =
        takenOut.stream().map(MerchantFailure::merchant).collect(Collectors.toSet());
    return unpublished.stream().filter(merchant -> !out.contains(merchant)).toList();
  }
}
