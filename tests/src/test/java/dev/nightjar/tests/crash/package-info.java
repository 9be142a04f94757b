/**
 * Nights on the local stack while seeded faults strike: processes killed, frozen and ended,
 * networks cut, disks filled, clocks set wrong; and what has to hold all the same.
 */
@NullMarked
package dev.nightjar.tests.crash;

import org.jspecify.annotations.NullMarked;
