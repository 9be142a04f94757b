package dev.nightjar.starter.live;

/**
 * A fact beside a bar.
 *
 * @param text the fact
 * @param importance which facts go first when there is no room: those with the least
 */
public record Detail(String text, int importance) {}
