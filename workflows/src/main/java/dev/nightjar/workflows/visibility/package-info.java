/** What the Temporal UI finds runs by and shows of them. */
@NullMarked
package dev.nightjar.workflows.visibility;

import org.jspecify.annotations.NullMarked;
