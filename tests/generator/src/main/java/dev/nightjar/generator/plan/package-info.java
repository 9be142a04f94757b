/** What happens on a merchant's day, decided before any event is made. */
@NullMarked
package dev.nightjar.generator.plan;

import org.jspecify.annotations.NullMarked;
