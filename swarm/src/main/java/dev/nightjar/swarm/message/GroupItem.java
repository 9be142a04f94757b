package dev.nightjar.swarm.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a group.
 *
 * @param arguments each as JSON
 * @param host the worker host that is to execute it; {@code null} for any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupItem(List<String> arguments, @Nullable String host) {
  public GroupItem {
    arguments = List.copyOf(arguments);
  }
}
