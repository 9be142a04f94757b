package dev.nightjar.swarm.stub;

import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method with its arguments, as a caller wrote it down.
 *
 * @param contract whose method it is
 * @param method the method
 * @param arguments in order; each may be {@code null}
 */
public record Invocation(
    Contract contract, ContractMethod method, List<@Nullable Object> arguments) {
  public Invocation {
    arguments = Collections.unmodifiableList(arguments);
  }

  static Invocation of(
      Contract contract, ContractMethod method, @Nullable Object @Nullable [] arguments) {
    return new Invocation(
        contract, method, arguments == null ? List.of() : Arrays.asList(arguments.clone()));
  }

  /** The contract's and the method's name. */
  public String fullName() {
    return contract.fullName(method);
  }
}
