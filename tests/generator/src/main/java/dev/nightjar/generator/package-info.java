/** Events whose right summary follows from a plan, in closed form. */
@NullMarked
package dev.nightjar.generator;

import org.jspecify.annotations.NullMarked;
