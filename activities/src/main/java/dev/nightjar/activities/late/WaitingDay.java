package dev.nightjar.activities.late;

import dev.nightjar.core.late.LateReason;
import dev.nightjar.core.late.Marker;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantDay;
import org.jspecify.annotations.Nullable;

/**
 * A merchant-day that waits to be computed.
 *
 * @param merchantDay which
 * @param marker when raw data last reached it
 * @param published the generation that readers see; null for none
 * @param reason why it waits
 */
public record WaitingDay(
    MerchantDay merchantDay, Marker marker, @Nullable Generation published, LateReason reason) {}
