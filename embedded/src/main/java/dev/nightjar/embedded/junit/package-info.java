/** One embedded stack for all tests of a JVM, as a JUnit Jupiter extension. */
@NullMarked
package dev.nightjar.embedded.junit;

import org.jspecify.annotations.NullMarked;
