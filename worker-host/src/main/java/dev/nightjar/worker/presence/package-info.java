/** What a worker host tells of itself in the ledger, and does when something else is wanted. */
@NullMarked
package dev.nightjar.worker.presence;

import org.jspecify.annotations.NullMarked;
