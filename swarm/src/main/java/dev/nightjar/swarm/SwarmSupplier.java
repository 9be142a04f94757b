package dev.nightjar.swarm;

/** One call of a stub's method, whatever its arguments, as {@code () -> stub.price(a, b, c)}. */
@FunctionalInterface
public interface SwarmSupplier<R> {
  /** Calls it. */
  R get() throws Exception;
}
