package dev.nightjar.swarm;

import dev.nightjar.swarm.message.CallOutcome;
import java.time.Duration;

/**
 * The end of a call at its caller's.
 *
 * @param outcome what it came to
 * @param total from the call to then
 */
record TimedOutcome(CallOutcome outcome, Duration total) {}
