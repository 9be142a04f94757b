package dev.nightjar.swarm;

/** A method of a stub with two arguments, as {@code stub::price}. */
@FunctionalInterface
public interface SwarmBiFunction<A, B, R> {
  /** Calls it. */
  R apply(A first, B second) throws Exception;
}
