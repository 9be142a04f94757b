/** Tests of the log of calls on its way to the ledger. */
@NullMarked
package dev.nightjar.worker.calls;

import org.jspecify.annotations.NullMarked;
