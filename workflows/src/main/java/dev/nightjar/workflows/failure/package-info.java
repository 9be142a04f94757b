/** What went wrong, in words for a person. */
@NullMarked
package dev.nightjar.workflows.failure;

import org.jspecify.annotations.NullMarked;
