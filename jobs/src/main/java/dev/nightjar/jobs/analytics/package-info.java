/** The built-in job {@code merchant-analytics}: sessions, orders, products, pairs, hours. */
@NullMarked
package dev.nightjar.jobs.analytics;

import org.jspecify.annotations.NullMarked;
