/** Flight recordings, folded into named phases. */
@NullMarked
package dev.nightjar.benchmark.profile;

import org.jspecify.annotations.NullMarked;
