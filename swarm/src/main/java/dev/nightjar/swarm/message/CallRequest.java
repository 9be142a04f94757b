package dev.nightjar.swarm.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A call on its way.
 *
 * @param contract the contract's name
 * @param method the method's name
 * @param arguments each as JSON
 * @param context values by key
 * @param limits what it may take
 * @param place in its group; {@code null} when it is of none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallRequest(
    String contract,
    String method,
    List<String> arguments,
    SortedMap<String, String> context,
    CallLimits limits,
    @Nullable GroupPlace place) {
  public CallRequest {
    arguments = List.copyOf(arguments);
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  /** The contract's and the method's name: the type under which Temporal knows it. */
  public String fullName() {
    return contract + "." + method;
  }
}
