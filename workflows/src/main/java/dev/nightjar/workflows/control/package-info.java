/** What operators may change of a run while it runs; no clock, no Temporal. */
@NullMarked
package dev.nightjar.workflows.control;

import org.jspecify.annotations.NullMarked;
