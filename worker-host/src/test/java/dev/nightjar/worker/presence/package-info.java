@NullMarked
package dev.nightjar.worker.presence;

import org.jspecify.annotations.NullMarked;
