package dev.nightjar.swarm.contract;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exceptions that a method declares, thrown at a worker host and again at the caller's. */
public final class RemoteException {
  private static final List<Class<?>[]> FORMS =
      List.of(new Class<?>[] {String.class, Throwable.class}, new Class<?>[] {String.class});

  private RemoteException() {}

  static boolean canBeMade(Class<? extends Throwable> type) {
    return !Modifier.isAbstract(type.getModifiers()) && constructor(type) != null;
  }

  /**
   * The exception that a method declares under that class name; empty when it declares none such,
   * as for subclasses that the caller may not have.
   *
   * @param cause carries what is known of the failure at the worker host
   */
  public static Optional<Throwable> of(
      ContractMethod method, String type, @Nullable String message, Throwable cause) {
    return method.exceptions().stream()
        .filter(declared -> declared.getName().equals(type))
        .findFirst()
        .flatMap(declared -> make(declared, message, cause));
  }

  private static Optional<Throwable> make(
      Class<? extends Throwable> type, @Nullable String message, Throwable cause) {
    Constructor<?> constructor = constructor(type);
    if (constructor == null) {
      return Optional.empty();
    }
    try {
      if (constructor.getParameterCount() == 2) {
        return Optional.of((Throwable) constructor.newInstance(message, cause));
      }
      return Optional.of(((Throwable) constructor.newInstance(message)).initCause(cause));
    } catch (ReflectiveOperationException | IllegalStateException e) {
      cause.addSuppressed(e);
      return Optional.empty();
    }
  }

  private static @Nullable Constructor<?> constructor(Class<? extends Throwable> type) {
    for (Class<?>[] form : FORMS) {
      try {
        return type.getConstructor(form);
      } catch (NoSuchMethodException e) {
        // The next form may be there.
      }
    }
    return null;
  }
}
