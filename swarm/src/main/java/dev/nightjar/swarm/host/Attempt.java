package dev.nightjar.swarm.host;

import java.time.Duration;
import java.util.Optional;

/**
 * One execution of a call.
 *
 * @param number from 1
 * @param worker identity of the worker host
 * @param remaining how long the caller still waits; empty for ever
 */
public record Attempt(int number, String worker, Optional<Duration> remaining) {}
