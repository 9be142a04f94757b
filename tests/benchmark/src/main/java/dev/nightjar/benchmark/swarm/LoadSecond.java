package dev.nightjar.benchmark.swarm;

/**
 * A second of a load.
 *
 * @param second its number, from 0
 * @param offered calls that came in it
 * @param answered calls that were answered in it
 * @param refused calls that were refused in it
 * @param late calls that were given up in it, or failed
 * @param p90Millis of the answers' times, from when the calls were due
 */
public record LoadSecond(
    int second, int offered, int answered, int refused, int late, double p90Millis) {}
