/** What goes wrong between a merchant and the raw table, without changing what is true. */
@NullMarked
package dev.nightjar.generator.fault;

import org.jspecify.annotations.NullMarked;
