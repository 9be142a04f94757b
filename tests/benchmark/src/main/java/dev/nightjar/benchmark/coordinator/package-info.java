/** What the coordinator itself costs and carries, on a real server with chunks that do nothing. */
@NullMarked
package dev.nightjar.benchmark.coordinator;

import org.jspecify.annotations.NullMarked;
