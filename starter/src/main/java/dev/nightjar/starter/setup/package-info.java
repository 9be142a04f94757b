/** What the servers must have before Nightjar can work on them. */
@NullMarked
package dev.nightjar.starter.setup;

import org.jspecify.annotations.NullMarked;
