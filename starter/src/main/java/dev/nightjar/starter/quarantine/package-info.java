/** What commands do with records in quarantine: choosing, printing, exporting, dropping them. */
@NullMarked
package dev.nightjar.starter.quarantine;

import org.jspecify.annotations.NullMarked;
