package dev.nightjar.activities.replay;

/**
 * Why a line of a file of corrected records changed nothing.
 *
 * @param line its number, from 1
 * @param id the id that it names; empty when it has none
 * @param words what is wrong, without the ids of visitors
 */
public record Objection(long line, String id, String words) {}
