package dev.nightjar.worker.config;

import java.time.Duration;

/**
 * Where Temporal is, and how to get in.
 *
 * @param target host and port of its frontend
 * @param namespace the namespace that runs live in
 * @param access encryption, certificates, keys
 * @param origin where the address comes from, in words
 * @param connectTimeout how long opening waits for an answer
 * @param callTimeout how long one call may take that does not wait for something to happen
 */
public record TemporalSettings(
    String target,
    String namespace,
    TemporalAccess access,
    String origin,
    Duration connectTimeout,
    Duration callTimeout) {}
