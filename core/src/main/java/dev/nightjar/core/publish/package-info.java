/** What publication stores and checks: pointers, seals, tilings and digests. */
@NullMarked
package dev.nightjar.core.publish;

import org.jspecify.annotations.NullMarked;
