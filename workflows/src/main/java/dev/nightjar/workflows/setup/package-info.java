/** What Temporal must have before runs can live in it: a namespace and search attributes. */
@NullMarked
package dev.nightjar.workflows.setup;

import org.jspecify.annotations.NullMarked;
