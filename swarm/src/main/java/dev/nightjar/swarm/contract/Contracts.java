package dev.nightjar.swarm.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Contracts by their interfaces, each read and checked once. Thread-safe. */
public final class Contracts {
  private final ObjectMapper mapper;
  private final ConcurrentMap<Class<?>, Contract> read = new ConcurrentHashMap<>();

  /** Whose values that mapper writes and reads. */
  public Contracts(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Writes and reads what travels. */
  public ObjectMapper mapper() {
    return mapper;
  }

  /**
   * The contract of an interface.
   *
   * @throws InvalidContract with every reason why it can't be called through the swarm
   */
  public Contract of(Class<?> type) {
    return read.computeIfAbsent(type, key -> Contract.of(key, mapper));
  }
}
