package dev.nightjar.activities.process;

import dev.nightjar.core.event.Decoded;
import java.io.IOException;

/** Takes raw rows that are not used. */
@FunctionalInterface
interface BadRows {
  /**
   * Takes a row.
   *
   * @param key its row key
   * @param bad why it is not used
   * @param document as it lies there
   */
  void add(byte[] key, Decoded.Bad bad, byte[] document) throws IOException;
}
