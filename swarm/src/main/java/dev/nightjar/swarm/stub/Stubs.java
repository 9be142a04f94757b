package dev.nightjar.swarm.stub;

import dev.nightjar.swarm.contract.Contract;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Objects that look like an implementation of a contract and call one elsewhere. */
public final class Stubs {
  private Stubs() {}

  /** What a stub does with a method of its contract. */
  @FunctionalInterface
  public interface Caller {
    /** Calls it, and gives its result or throws what it threw. */
    @Nullable Object call(Invocation invocation) throws Throwable;
  }

  /** A stub; thread-safe if its caller is. */
  public static <T> T of(Class<T> type, Contract contract, Caller caller) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Handler(contract, caller)));
  }

  private record Handler(Contract contract, Caller caller) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(
        Object stub, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(stub, method, arguments);
      }
      if (!Modifier.isAbstract(method.getModifiers())) {
        return ofDefault(stub, method, arguments);
      }
      Invocation invocation = Invocation.of(contract, contract.method(method.getName()), arguments);
      return Capture.takes(invocation)
          ? Capture.nothing(method.getReturnType())
          : caller.call(invocation);
    }

    /** As the method of the interface itself, which need not be public. */
    private static @Nullable Object ofDefault(
        Object stub, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      Class<?> type = method.getDeclaringClass();
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .unreflectSpecial(method, type)
          .bindTo(stub)
          .invokeWithArguments(arguments == null ? new @Nullable Object[0] : arguments);
    }

    private Object ofObject(Object stub, Method method, @Nullable Object @Nullable [] arguments) {
      return switch (method.getName()) {
        case "equals" -> arguments != null && stub == arguments[0];
        case "hashCode" -> System.identityHashCode(stub);
        default -> "stub of " + contract.name();
      };
    }
  }
}
