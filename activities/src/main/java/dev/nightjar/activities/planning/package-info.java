/** Planning a run: who is in it, what they weigh, and the coordinator's other ledger business. */
@NullMarked
package dev.nightjar.activities.planning;

import org.jspecify.annotations.NullMarked;
