/** Facts about connecting. */
@NullMarked
package dev.nightjar.worker.connect;

import org.jspecify.annotations.NullMarked;
