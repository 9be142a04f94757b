/** The command line. */
@NullMarked
package dev.nightjar.starter;

import org.jspecify.annotations.NullMarked;
