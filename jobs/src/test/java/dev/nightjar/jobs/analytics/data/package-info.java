/** The data sets, recomputed in memory and compared with what independent programs found. */
@NullMarked
package dev.nightjar.jobs.analytics.data;

import org.jspecify.annotations.NullMarked;
