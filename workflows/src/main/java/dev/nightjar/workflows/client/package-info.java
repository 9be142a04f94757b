/** For starters: open a connection to Temporal, start runs, follow, cancel them. */
@NullMarked
package dev.nightjar.workflows.client;

import org.jspecify.annotations.NullMarked;
