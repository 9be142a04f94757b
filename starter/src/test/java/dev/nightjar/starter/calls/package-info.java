/** Facts about what is shown of calls. */
@NullMarked
package dev.nightjar.starter.calls;

import org.jspecify.annotations.NullMarked;
