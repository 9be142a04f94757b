package dev.nightjar.swarm;

/** A method of a stub with one argument, as {@code stub::price}. */
@FunctionalInterface
public interface SwarmFunction<A, R> {
  /** Calls it. */
  R apply(A argument) throws Exception;
}
