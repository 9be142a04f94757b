package dev.nightjar.swarm;

/** A method of a stub with one argument and no result, as {@code stub::forget}. */
@FunctionalInterface
public interface SwarmConsumer<A> {
  /** Calls it. */
  void accept(A argument) throws Exception;
}
