package dev.nightjar.core.merchant;

import dev.nightjar.core.calendar.ZoneChange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.ShellWord;
import java.time.LocalDate;
import java.time.ZoneId;

/** A merchant's zone is to change for a day whose events may be stored already. */
public final class ZoneChangeTooEarly extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the merchant, the days asked for and possible, and the command. */
  public ZoneChangeTooEarly(MerchantId merchant, ZoneId zone, LocalDate from, LocalDate earliest) {
    super(
        ("Cannot set zone '%s' of merchant %s from %s: that day has begun, or begins within %d minutes, and its"
                + " events are stored by the zone that was registered when they came. The earliest day is %s:"
                + " nightjar merchants set %s --zone %s --from %s")
            .formatted(
                zone,
                merchant,
                from,
                ZoneChange.NOTICE.toMinutes(),
                earliest,
                ShellWord.of(merchant.value()),
                zone,
                earliest));
  }
}
