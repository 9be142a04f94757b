package dev.nightjar.swarm.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * On what terms something is started.
 *
 * @param left how long that may take; empty for as long as it takes
 * @param isIdOwn whether nobody else knows the id: what came through too late is ended by it. What
 *     is there under an id that others know may be theirs, and is left alone
 */
public record StartTerms(Optional<Duration> left, boolean isIdOwn) {}
