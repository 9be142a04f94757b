package dev.nightjar.starter.connect;

import dev.nightjar.starter.console.Console;
import dev.nightjar.worker.config.NightjarConfig;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One command at work: its console and, once it asks for it, the stack. Not thread-safe; closing it
 * closes what it opened.
 */
public final class Session implements AutoCloseable {
  private final Console console;
  private final SessionOptions options;
  private @Nullable OpenStack stack;

  /** Nothing is opened yet. */
  public Session(Console console, SessionOptions options) {
    this.console = console;
    this.options = options;
  }

  /** Where to print. */
  public Console console() {
    return console;
  }

  /** The configuration, on an embedded stack with its addresses. */
  public NightjarConfig config() throws IOException {
    return stack().backend().part(NightjarConfig.class);
  }

  /** A part of the stack: a store, a reader, a client. */
  public <T> T part(Class<T> type) throws IOException {
    return stack().backend().part(type);
  }

  /** How to type another command on the same stack. */
  public String command(String words) {
    return options.command(words);
  }

  /** Which stack it works on, opened or not. */
  public StackChoice choice() {
    return options.stack();
  }

  /** The stack, opened or started when it is first asked for. */
  public OpenStack stack() throws IOException {
    OpenStack open = stack;
    if (open == null) {
      open = OpenStack.open(console, options);
      stack = open;
    }
    return open;
  }

  @Override
  public void close() {
    if (stack != null) {
      stack.close();
    }
  }
}
