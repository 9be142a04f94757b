package dev.nightjar.swarm.contract;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A method of a contract.
 *
 * @param method as the interface declares it
 * @param arguments the types of its arguments, in order
 * @param result the type of what it returns; {@code void} for nothing
 * @param exceptions the checked and unchecked exceptions that it declares, in order
 */
public record ContractMethod(
    Method method,
    List<JavaType> arguments,
    JavaType result,
    List<Class<? extends Throwable>> exceptions) {
  public ContractMethod {
    arguments = List.copyOf(arguments);
    exceptions = List.copyOf(exceptions);
  }

  /** Its name, which no other method of the contract has. */
  public String name() {
    return method.getName();
  }
}
