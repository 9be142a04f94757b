package dev.nightjar.workflows.message;

import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;

/**
 * A run to close.
 *
 * @param run which run
 * @param state its end state as the coordinator saw it
 * @param message why, for a person
 */
public record CloseTask(RunId run, RunState state, String message) {}
