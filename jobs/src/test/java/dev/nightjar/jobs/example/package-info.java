/** The example of the guide for job authors. */
@NullMarked
package dev.nightjar.jobs.example;

import org.jspecify.annotations.NullMarked;
