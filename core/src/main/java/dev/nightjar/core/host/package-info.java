/** Worker hosts as they tell of themselves, what is wanted of them, and how many would do. */
@NullMarked
package dev.nightjar.core.host;

import org.jspecify.annotations.NullMarked;
