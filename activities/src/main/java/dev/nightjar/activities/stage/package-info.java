/**
 * The stages of a chunk: scan, decode, fold and write, each with a bounded queue before it, a
 * measure of its load, and a controller that fits the size of its batches to what the stage behind,
 * or the store, can take.
 *
 * <p>After Welsh, Culler and Brewer, <i>SEDA: An Architecture for Well-Conditioned, Scalable
 * Internet Services</i>, SOSP 2001.
 */
@NullMarked
package dev.nightjar.activities.stage;

import org.jspecify.annotations.NullMarked;
