@NullMarked
package dev.nightjar.starter.days;

import org.jspecify.annotations.NullMarked;
