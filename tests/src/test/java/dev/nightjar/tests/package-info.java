/**
 * Rules and behaviour of the whole product: architecture, documents, and nights on a real stack.
 */
@NullMarked
package dev.nightjar.tests;

import org.jspecify.annotations.NullMarked;
