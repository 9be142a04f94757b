/** The contracts of ledger and registry, and the servers that they hold on. */
@NullMarked
package dev.nightjar.activities.ledger;

import org.jspecify.annotations.NullMarked;
