/** Calls of the swarm over HTTP and JSON. */
@NullMarked
package dev.nightjar.worker.web;

import org.jspecify.annotations.NullMarked;
