/** A small night on a real HBase and a real ledger, for the tests of the engine. */
@NullMarked
package dev.nightjar.activities.night;

import org.jspecify.annotations.NullMarked;
