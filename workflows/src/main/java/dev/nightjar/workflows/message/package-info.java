/** What travels between the coordinator and its activities: ids, counts and digests, never data. */
@NullMarked
package dev.nightjar.workflows.message;

import org.jspecify.annotations.NullMarked;
