package dev.nightjar.activities.ledger;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.merchant.ZoneChangeRefused;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One import into the registry, within a transaction that holds the registry's lock. */
final class MerchantImport {
  private final Merchants table;
  private final RegistrySnapshot wanted;

  MerchantImport(Merchants table, RegistrySnapshot wanted) {
    this.table = table;
    this.wanted = wanted;
  }

  /** Applies it and says how many merchants were new. */
  int apply() {
    RegistrySnapshot registered = RegistrySnapshot.of(table.all());
    List<Merchant> added = new ArrayList<>();
    for (Merchant merchant : wanted.merchants()) {
      Optional<Merchant> before = registered.merchant(merchant.id());
      if (before.isPresent()) {
        requireSameZone(before.get(), merchant);
      } else {
        added.add(merchant);
      }
    }
    table.put(wanted.merchants());
    table.addZones(added);
    return added.size();
  }

  /**
   * One zone for every day is how a file says a merchant's zone; it is the same when the merchant
   * has that zone now, whatever zones it had before.
   */
  private static void requireSameZone(Merchant registered, Merchant wanted) {
    boolean same =
        wanted.zones().equals(registered.zones())
            || (wanted.zones().periods().size() == 1
                && latest(wanted.zones()).equals(latest(registered.zones())));
    if (!same) {
      throw new ZoneChangeRefused(wanted.id(), latest(registered.zones()), latest(wanted.zones()));
    }
  }

  private static ZoneId latest(ZoneHistory zones) {
    return zones.periods().get(zones.periods().size() - 1).zone();
  }
}
