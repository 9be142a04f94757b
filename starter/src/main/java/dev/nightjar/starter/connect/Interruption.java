package dev.nightjar.starter.connect;

import dev.nightjar.starter.failure.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM while a command waits for something: the first one is told to the command,
 * which then ends in order; the second one ends the process at once. Thread-safe. A process that
 * was started with SIGINT ignored, as in the background of a shell, goes on ignoring it.
 */
public final class Interruption implements AutoCloseable {
  private static final Map<String, ExitCode> SIGNALS =
      Map.of("INT", ExitCode.INTERRUPTED, "TERM", ExitCode.TERMINATED);

  private final AtomicReference<@Nullable ExitCode> received = new AtomicReference<>();
  private final Map<String, Object> before = new LinkedHashMap<>();
  private final Consumer<ExitCode> first;

  private Interruption(Consumer<ExitCode> first) {
    this.first = first;
  }

  /** Waits for signals from now on; the command asks for them with {@link #received}. */
  public static Interruption noted() {
    return told(code -> {});
  }

  /**
   * Waits for signals from now on.
   *
   * @param first is told the first one, in a thread of its own
   */
  public static Interruption told(Consumer<ExitCode> first) {
    Interruption interruption = new Interruption(first);
    SIGNALS.forEach(
        (signal, code) ->
            interruption.before.put(
                signal, Signals.register(signal, () -> interruption.receive(code))));
    return interruption;
  }

  private void receive(ExitCode code) {
    if (received.compareAndSet(null, code)) {
      first.accept(code);
    } else {
      Runtime.getRuntime().halt(code.number());
    }
  }

  /** How the process is to end, once a signal came. */
  public Optional<ExitCode> received() {
    return Optional.ofNullable(received.get());
  }

  /** From now on signals do what they did before; after one has come, the next ends at once. */
  @Override
  public void close() {
    if (received.get() == null) {
      before.forEach(Signals::unregister);
    }
  }
}
