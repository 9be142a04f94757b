/** The stack, tables and ledger on which all programs of a benchmark work. */
@NullMarked
package dev.nightjar.benchmark.site;

import org.jspecify.annotations.NullMarked;
