/** Tests of the embedded stack against the servers themselves. */
@NullMarked
package dev.nightjar.embedded;

import org.jspecify.annotations.NullMarked;
