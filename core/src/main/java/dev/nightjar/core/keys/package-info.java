/** Row keys of every table: binary, order-preserving, without ambiguity. */
@NullMarked
package dev.nightjar.core.keys;

import org.jspecify.annotations.NullMarked;
