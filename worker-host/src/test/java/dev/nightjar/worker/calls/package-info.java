/** Tests of the log of calls on its way to the ledger. */
@org.jspecify.annotations.NullMarked
package dev.nightjar.worker.calls;
