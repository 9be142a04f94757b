package dev.nightjar.starter.run;

import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import java.util.Collection;

/** Refuses what can only be a typing error, before there is a run that fails of it. */
public final class KnownMerchants {
  private KnownMerchants() {}

  /**
   * Checks that all of some merchants are registered.
   *
   * @throws CommandRefused naming the first that is not
   */
  public static void check(Session session, Collection<MerchantId> merchants) throws IOException {
    if (merchants.isEmpty()) {
      return;
    }
    RegistrySnapshot registry = session.part(MerchantRegistry.class).snapshot();
    for (MerchantId merchant : merchants) {
      if (registry.merchant(merchant).isEmpty()) {
        throw new CommandRefused(
            "Unknown merchant: the registry has no '%s'. See who is there: nightjar merchants list"
                .formatted(merchant));
      }
    }
  }
}
