/** Asking before what can't be undone. */
@NullMarked
package dev.nightjar.starter.confirm;

import org.jspecify.annotations.NullMarked;
