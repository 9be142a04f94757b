package dev.nightjar.activities.failure;

import dev.nightjar.workflows.FailureType;

/**
 * What a failure was found to be.
 *
 * @param type its class
 * @param words why, and what to do, for a person; without ids of visitors
 */
record Verdict(FailureType type, String words) {}
