package dev.nightjar.starter.summary;

import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.ShellWord;
import dev.nightjar.starter.failure.CommandRefused;

/** What is said to who reads summaries of an erased merchant. */
public final class ErasedMerchant {
  private ErasedMerchant() {}

  /** Whether summaries of a merchant are not to be read. */
  public static boolean is(Merchant merchant) {
    return merchant.state() == MerchantState.ERASED;
  }

  /**
   * Lets every other merchant pass.
   *
   * @throws CommandRefused when it is erased
   */
  public static void refuse(Merchant merchant) {
    if (is(merchant)) {
      throw new CommandRefused(
          "Merchant %s is ERASED, so its summaries are not read, though they are stored. To read them: nightjar merchants set %s --state PAUSED"
              .formatted(merchant.id(), ShellWord.of(merchant.id().value())));
    }
  }
}
