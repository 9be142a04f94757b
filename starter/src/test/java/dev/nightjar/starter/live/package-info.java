@NullMarked
package dev.nightjar.starter.live;

import org.jspecify.annotations.NullMarked;
