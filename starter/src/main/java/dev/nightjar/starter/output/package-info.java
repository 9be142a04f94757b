/** What commands print: the same facts as a table, as JSON and as CSV. */
@NullMarked
package dev.nightjar.starter.output;

import org.jspecify.annotations.NullMarked;
