/** Facts about the worker host. */
@NullMarked
package dev.nightjar.worker;

import org.jspecify.annotations.NullMarked;
