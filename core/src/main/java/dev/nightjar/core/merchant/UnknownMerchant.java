package dev.nightjar.core.merchant;

import dev.nightjar.core.model.MerchantId;

/** A merchant is named that is not in the registry. */
public final class UnknownMerchant extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the merchant and how to see who is registered. */
  public UnknownMerchant(MerchantId merchant) {
    super(
        "Unknown merchant: '%s' is not in the registry. See who is: nightjar merchants list"
            .formatted(merchant));
  }
}
