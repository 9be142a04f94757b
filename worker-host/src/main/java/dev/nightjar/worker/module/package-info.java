/** Guice modules, one a concern. */
@NullMarked
package dev.nightjar.worker.module;

import org.jspecify.annotations.NullMarked;
