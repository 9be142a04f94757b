package dev.nightjar.activities.quarantine;

import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the records of erased merchants, of whom nothing is shown, and counts them. What came
 * after a merchant was erased has no merchant in its key, and passes. Not thread-safe.
 */
public final class WithoutErased {
  private final RegistrySnapshot registry;
  private long leftOut;

  /** By a registry's states. */
  public WithoutErased(RegistrySnapshot registry) {
    this.registry = registry;
  }

  /** Whether a merchant's records are left out. */
  public boolean hides(@Nullable MerchantId merchant) {
    return merchant != null
        && registry
            .merchant(merchant)
            .filter(known -> known.state() == MerchantState.ERASED)
            .isPresent();
  }

  /** Shows a visitor only records that are not left out. */
  public QuarantineStore.Visitor<QuarantineEntry> entries(
      QuarantineStore.Visitor<QuarantineEntry> visitor) {
    return entry -> isLeftOut(entry) || visitor.visit(entry);
  }

  /** Shows a visitor only documents that are not left out. */
  public QuarantineStore.Visitor<HeldDocument> documents(
      QuarantineStore.Visitor<HeldDocument> visitor) {
    return held -> isLeftOut(held.entry()) || visitor.visit(held);
  }

  private boolean isLeftOut(QuarantineEntry entry) {
    boolean isHidden = hides(entry.key().merchant());
    if (isHidden) {
      leftOut++;
    }
    return isHidden;
  }

  /** How many were left out so far. */
  public long leftOut() {
    return leftOut;
  }
}
