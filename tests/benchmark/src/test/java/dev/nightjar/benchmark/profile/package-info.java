@NullMarked
package dev.nightjar.benchmark.profile;

import org.jspecify.annotations.NullMarked;
