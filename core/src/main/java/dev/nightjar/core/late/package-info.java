/** Late data: which merchant-days raw data has reached since they were published. Pure. */
@NullMarked
package dev.nightjar.core.late;

import org.jspecify.annotations.NullMarked;
