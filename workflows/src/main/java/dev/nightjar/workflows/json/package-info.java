/** The wire form of what travels through Temporal: plain JSON. */
@NullMarked
package dev.nightjar.workflows.json;

import org.jspecify.annotations.NullMarked;
