/** What the tests of the core share. */
@NullMarked
package dev.nightjar.core;

import org.jspecify.annotations.NullMarked;
