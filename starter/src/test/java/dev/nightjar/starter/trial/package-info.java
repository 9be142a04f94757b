/** Facts about trying some files. */
@NullMarked
package dev.nightjar.starter.trial;

import org.jspecify.annotations.NullMarked;
