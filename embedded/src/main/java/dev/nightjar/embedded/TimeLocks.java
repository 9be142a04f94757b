package dev.nightjar.embedded;

import io.grpc.BindableService;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the test service writes down of who holds time back, for its own diagnostics. It writes down
 * two notes for each task of a workflow, never drops them, and looks through all of them from the
 * first one on whenever somebody lets go: after a few thousand workflows that is most of what it
 * does. Notes are to be taken back only by who holds them, so they are held weakly here.
 */
@SuppressWarnings("JdkObsolete") // The field that it takes the place in is of that type.
final class TimeLocks extends LinkedList<Object> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(TimeLocks.class);

  private final transient Set<Object> held = Collections.newSetFromMap(new WeakHashMap<>());

  private TimeLocks() {}

  /**
   * Takes the place of a service's notes.
   *
   * @return the new notes; empty where another release of the test service has none such, and works
   *     as it does
   */
  static Optional<TimeLocks> into(BindableService service) {
    try {
      Object timer = field(service, "selfAdvancingTimer").get(service);
      Field notes = field(timer, "lockEvents");
      Lock lock = (Lock) field(timer, "lock").get(timer);
      TimeLocks locks = new TimeLocks();
      lock.lock();
      try {
        locks.held.addAll((LinkedList<?>) notes.get(timer));
        notes.set(timer, locks);
      } finally {
        lock.unlock();
      }
      return Optional.of(locks);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("The test service keeps its own notes of time locks, which grow", e);
      return Optional.empty();
    }
  }

  private static Field field(Object of, String name) throws NoSuchFieldException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  @Override
  public boolean add(Object note) {
    return held.add(note);
  }

  @Override
  public boolean remove(Object note) {
    return held.remove(note);
  }

  @Override
  public Iterator<Object> iterator() {
    return new ArrayList<>(held).iterator();
  }

  @Override
  public int size() {
    return held.size();
  }
}
