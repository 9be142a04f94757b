/** The event document: what a merchant sends, decoded, and why a record is quarantined. */
@NullMarked
package dev.nightjar.core.event;

import org.jspecify.annotations.NullMarked;
