/** Reading what {@code merchant-analytics} wrote: ratios, top lists, affinity, tables of text. */
@NullMarked
package dev.nightjar.jobs.analytics.report;

import org.jspecify.annotations.NullMarked;
