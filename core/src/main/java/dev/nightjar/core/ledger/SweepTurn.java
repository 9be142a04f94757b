package dev.nightjar.core.ledger;

import java.time.Instant;

/**
 * The turn to sweep what is superseded.
 *
 * @param until when it ends unless it is given back before, by the clock of who took it
 */
public record SweepTurn(Instant until) {}
