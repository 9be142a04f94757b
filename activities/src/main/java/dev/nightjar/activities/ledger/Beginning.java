package dev.nightjar.activities.ledger;

import java.time.Instant;

/**
 * That a worker host began a chunk.
 *
 * @param worker the worker host's name
 * @param at when
 */
record Beginning(String worker, Instant at) {}
