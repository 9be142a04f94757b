/** The servers that system tests run on: an embedded stack, or the local stack of real servers. */
@NullMarked
package dev.nightjar.tests.stack;

import org.jspecify.annotations.NullMarked;
