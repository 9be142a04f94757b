package dev.nightjar.activities.planning;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who could be in a plan as far as the registry and the calendar know. Pure. */
final class Candidates {
  private Candidates() {}

  /**
   * The merchants of a request whose day is over by the cutoff; the others are counted out.
   *
   * @throws RunRefused when a merchant is named that is not registered, or none is registered
   */
  static List<Candidate> of(RegistrySnapshot registry, DayRequest request, LeftOutCounts leftOut) {
    List<Candidate> candidates = new ArrayList<>();
    for (Merchant merchant : selected(registry, request.merchants())) {
      // Merchants of other zones are not asked for, so nobody leaves them out.
      if (request.zones().holds(merchant.zones(), request.day())) {
        candidate(merchant, request, leftOut).ifPresent(candidates::add);
      }
    }
    return candidates;
  }

  private static Optional<Candidate> candidate(
      Merchant merchant, DayRequest request, LeftOutCounts leftOut) {
    if (merchant.state() != MerchantState.ACTIVE) {
      leftOut.count(LeftOutReason.NOT_ACTIVE);
      return Optional.empty();
    }
    Optional<BusinessDay> day = BusinessCalendar.of(merchant.zones()).day(request.day());
    if (day.isEmpty()) {
      leftOut.count(LeftOutReason.NO_SUCH_DAY);
      return Optional.empty();
    }
    if (!day.get().hasEndedBy(request.cutoff().cutoff())) {
      leftOut.count(LeftOutReason.NOT_ENDED);
      return Optional.empty();
    }
    return Optional.of(new Candidate(merchant.id(), day.get(), merchant.weight()));
  }

  private static Collection<Merchant> selected(RegistrySnapshot registry, List<MerchantId> named) {
    if (registry.merchants().isEmpty()) {
      throw new RunRefused(
          "no merchant is registered. Register them with: nightjar merchants import FILE.json");
    }
    if (named.isEmpty()) {
      return registry.merchants();
    }
    List<Merchant> selected = new ArrayList<>();
    List<MerchantId> unknown = new ArrayList<>();
    for (MerchantId id : new TreeSet<>(named)) {
      registry.merchant(id).ifPresentOrElse(selected::add, () -> unknown.add(id));
    }
    if (!unknown.isEmpty()) {
      throw new RunRefused(
          "unknown merchants: %s are not in the registry. See who is: nightjar merchants list"
              .formatted(unknown));
    }
    return selected;
  }
}
