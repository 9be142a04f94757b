/** Tests of what operators may change of a run. */
@NullMarked
package dev.nightjar.workflows.control;

import org.jspecify.annotations.NullMarked;
