@NullMarked
package dev.nightjar.worker.health;

import org.jspecify.annotations.NullMarked;
