package dev.nightjar.worker.module;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in reverse order. Thread-safe. */
public final class OpenResources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenResources.class);

  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  /** Takes over the closing of a resource. */
  public synchronized <T> T add(T resource, AutoCloseable closing) {
    resources.push(closing);
    return resource;
  }

  /** Closes everything; what can't be closed is logged and left behind. */
  @Override
  public synchronized void close() {
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        LOG.warn("Cannot close a connection", e);
      }
    }
  }
}
