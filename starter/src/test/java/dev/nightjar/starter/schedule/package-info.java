/** Tests of schedules for a person. */
@NullMarked
package dev.nightjar.starter.schedule;

import org.jspecify.annotations.NullMarked;
