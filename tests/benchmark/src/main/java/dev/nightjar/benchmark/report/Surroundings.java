package dev.nightjar.benchmark.report;

/**
 * What a figure is worth nothing without.
 *
 * @param machine processor, cores, memory
 * @param java the JVM
 * @param commit what was measured
 * @param command the command line
 * @param heaps the heaps of the processes
 */
public record Surroundings(
    String machine, String java, String commit, String command, String heaps) {}
