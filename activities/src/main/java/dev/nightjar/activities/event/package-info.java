/** Reads event documents: strict JSON, each rule in its place, numbers by their literal text. */
@NullMarked
package dev.nightjar.activities.event;

import org.jspecify.annotations.NullMarked;
