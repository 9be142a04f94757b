/** Which build of Nightjar runs. */
@NullMarked
package dev.nightjar.worker.build;

import org.jspecify.annotations.NullMarked;
