package dev.nightjar.swarm.host;

import dev.nightjar.swarm.message.CallOutcome;

/**
 * How one execution ended.
 *
 * @param outcome what it came to
 * @param isFinal whether another attempt would come to the same
 */
public record Execution(CallOutcome outcome, boolean isFinal) {}
