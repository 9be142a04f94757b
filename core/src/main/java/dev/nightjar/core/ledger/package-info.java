/** The ledger's port: progress and history of runs, plans, chunks and publications. */
@NullMarked
package dev.nightjar.core.ledger;

import org.jspecify.annotations.NullMarked;
