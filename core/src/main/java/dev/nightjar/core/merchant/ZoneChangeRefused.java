package dev.nightjar.core.merchant;

import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.ShellWord;
import java.time.ZoneId;

/** An import would re-cut a merchant's earlier days by giving it another zone. */
public final class ZoneChangeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the merchant, both zones and the command that says from which day on. */
  public ZoneChangeRefused(MerchantId merchant, ZoneId registered, ZoneId wanted) {
    super(
        ("Cannot import merchant %s: it is registered with zone '%s', the file says '%s', and that would re-cut its"
                + " earlier days. Say from which day on: nightjar merchants set %s --zone %s --from DAY")
            .formatted(merchant, registered, wanted, ShellWord.of(merchant.value()), wanted));
  }
}
