/** HBase as the engine uses it: its tables, their layout, and the one connection of a process. */
@NullMarked
package dev.nightjar.activities.hbase;

import org.jspecify.annotations.NullMarked;
