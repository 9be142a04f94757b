package dev.nightjar.worker.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment: every variable that begins with {@code NIGHTJAR_}.
 *
 * @param variables all variables of the process
 */
record EnvironmentLayer(Map<String, String> variables) implements Layer {
  static final String PREFIX = "NIGHTJAR_";

  /** Kubernetes tells every pod of the services of its namespace, whatever their names. */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          ".*_(SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  /** Variables that the commands themselves read, and that are no settings. */
  private static final Set<String> OF_THE_COMMAND =
      Set.of(
          "NIGHTJAR_CACHE",
          "NIGHTJAR_CLASSPATH",
          "NIGHTJAR_CONFIG",
          "NIGHTJAR_HOME",
          "NIGHTJAR_JAVA_OPTS",
          "NIGHTJAR_LOG",
          "NIGHTJAR_ON_CLUSTER",
          "NIGHTJAR_STACK_JAVA_OPTS");

  @Override
  public Optional<String> text(Setting<?> setting) {
    return Optional.ofNullable(variables.get(setting.variable()));
  }

  @Override
  public String origin(Setting<?> setting) {
    return "environment variable " + setting.variable();
  }

  @Override
  public List<ConfigurationProblem> strangers(List<Setting<?>> known) {
    Set<String> names = known.stream().map(Setting::variable).collect(Collectors.toSet());
    return new TreeMap<>(variables)
        .entrySet().stream()
            .filter(variable -> variable.getKey().startsWith(PREFIX))
            .filter(variable -> !OF_THE_COMMAND.contains(variable.getKey()))
            .filter(variable -> !OF_A_SERVICE.matcher(variable.getKey()).matches())
            .filter(variable -> !names.contains(variable.getKey()))
            .map(
                variable ->
                    new ConfigurationProblem(
                        variable.getKey(), "...", "no key has this variable", "environment"))
            .toList();
  }
}
