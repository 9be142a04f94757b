package dev.nightjar.core.event;

/** Reads event documents. Implementations are thread-safe and never throw for what they read. */
public interface EventDecoder {
  /**
   * Reads one document of UTF-8 JSON.
   *
   * @param document the bytes as received, without a line end
   */
  Decoded decode(byte[] document);
}
