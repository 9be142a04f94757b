package dev.nightjar.swarm.contract;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link Swarm} interface says, read and checked once.
 *
 * @param type the interface
 * @param name on the wire, at most 100 letters, digits, {@code _}, {@code -} and points
 * @param lane whose slots its calls take
 * @param timeLimit of one execution
 * @param policy what it asks of its lane
 * @param retries which executions are tried again
 * @param methods by name
 */
public record Contract(
    Class<?> type,
    String name,
    String lane,
    Duration timeLimit,
    Swarm.Expected policy,
    Retries retries,
    SortedMap<String, ContractMethod> methods) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final Pattern LANE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final long LONGEST_MILLIS = Duration.ofDays(7).toMillis();

  public Contract {
    methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
  }

  /**
   * Reads an interface.
   *
   * @param mapper writes and reads what travels
   * @throws InvalidContract with every reason why it can't be called through the swarm
   */
  public static Contract of(Class<?> type, ObjectMapper mapper) {
    Swarm swarm = type.getAnnotation(Swarm.class);
    if (!type.isInterface() || swarm == null) {
      throw new InvalidContract(
          type, List.of("it must be an interface with the annotation @" + Swarm.class.getName()));
    }
    List<String> problems = new ArrayList<>(problems(type, swarm));
    SortedMap<String, ContractMethod> methods = new TreeMap<>();
    Travel travel = new Travel(mapper);
    for (Method method : callable(type)) {
      ContractMethod read = read(method, mapper);
      problems.addAll(problems(read, travel));
      if (methods.putIfAbsent(read.name(), read) != null) {
        problems.add(
            "%s is overloaded: a call goes by a method's name, so give each a name of its own"
                .formatted(read.name()));
      }
    }
    if (methods.isEmpty()) {
      problems.add("it has no method to call");
    }
    if (!problems.isEmpty()) {
      throw new InvalidContract(type, problems.stream().distinct().toList());
    }
    return new Contract(
        type,
        name(type, swarm),
        swarm.lane(),
        Duration.ofMillis(swarm.timeLimitMillis()),
        swarm.policy(),
        Retries.of(swarm.retry()),
        methods);
  }

  private static String name(Class<?> type, Swarm swarm) {
    return swarm.name().isEmpty() ? type.getSimpleName() : swarm.name();
  }

  private static List<String> problems(Class<?> type, Swarm swarm) {
    List<String> problems = new ArrayList<>();
    String name = name(type, swarm);
    if (!NAME.matcher(name).matches()) {
      problems.add("name '%s' must match %s".formatted(name, NAME));
    }
    if (!LANE.matcher(swarm.lane()).matches()) {
      problems.add("lane '%s' must match %s".formatted(swarm.lane(), LANE));
    }
    if (swarm.timeLimitMillis() < 1 || swarm.timeLimitMillis() > LONGEST_MILLIS) {
      problems.add(
          "timeLimitMillis %d must be from 1 to %d"
              .formatted(swarm.timeLimitMillis(), LONGEST_MILLIS));
    }
    if (swarm.retry().attempts() < 1 || swarm.retry().attempts() > Retries.MOST_ATTEMPTS) {
      problems.add(
          "retry.attempts %d must be from 1 to %d"
              .formatted(swarm.retry().attempts(), Retries.MOST_ATTEMPTS));
    }
    if (swarm.retry().pauseMillis() < 1) {
      problems.add("retry.pauseMillis %d must be positive".formatted(swarm.retry().pauseMillis()));
    }
    if (type.getTypeParameters().length > 0) {
      problems.add("it is generic: declare an interface for each type that it is called with");
    }
    return problems;
  }

  /**
   * Default methods are left at home; inherited ones count. In an order that is always the same.
   */
  private static List<Method> callable(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString))
        .toList();
  }

  private static ContractMethod read(Method method, ObjectMapper mapper) {
    List<JavaType> arguments =
        Arrays.stream(method.getGenericParameterTypes())
            .map(mapper.getTypeFactory()::constructType)
            .toList();
    List<Class<? extends Throwable>> exceptions =
        Arrays.stream(method.getExceptionTypes())
            .<Class<? extends Throwable>>map(thrown -> thrown.asSubclass(Throwable.class))
            .toList();
    return new ContractMethod(
        method,
        arguments,
        mapper.getTypeFactory().constructType(method.getGenericReturnType()),
        exceptions);
  }

  private static List<String> problems(ContractMethod method, Travel travel) {
    List<String> problems = new ArrayList<>();
    if (!method.method().trySetAccessible()) {
      problems.add(
          "%s is not open to this library; make the interface public, or open its package"
              .formatted(method.name()));
    }
    if (method.method().getTypeParameters().length > 0) {
      problems.add("%s has type parameters".formatted(method.name()));
    }
    for (int i = 0; i < method.arguments().size(); i++) {
      String place = "argument %d of %s".formatted(i + 1, method.name());
      travel.problem(method.arguments().get(i)).map(why -> place + why).ifPresent(problems::add);
    }
    if (!method.result().hasRawClass(void.class)) {
      String place = "the result of %s".formatted(method.name());
      travel.problem(method.result()).map(why -> place + why).ifPresent(problems::add);
    }
    for (Class<? extends Throwable> thrown : method.exceptions()) {
      if (!RemoteException.canBeMade(thrown)) {
        problems.add(
            "%s declares %s, which needs a public constructor of (String) or (String, Throwable) to be thrown again at the caller's"
                .formatted(method.name(), thrown.getName()));
      }
    }
    return problems;
  }

  /**
   * A method by its name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public ContractMethod method(String methodName) {
    ContractMethod method = methods.get(methodName);
    if (method == null) {
      throw new IllegalArgumentException(
          "Cannot call %s.%s: the contract has %s".formatted(name, methodName, methods.keySet()));
    }
    return method;
  }

  /** A method's name among all of those of a namespace, such as {@code PriceEngine.price}. */
  public String fullName(ContractMethod method) {
    return name + "." + method.name();
  }

  /** Whether a lane of that policy is one that the contract's callers can rely on. */
  public boolean accepts(OverloadPolicy lanePolicy) {
    return switch (policy) {
      case AS_LANE -> true;
      case CONSISTENT -> lanePolicy == OverloadPolicy.CONSISTENT;
      case AVAILABLE -> lanePolicy == OverloadPolicy.AVAILABLE;
    };
  }

  /**
   * Contracts by their names.
   *
   * @throws IllegalArgumentException when two have one name
   */
  public static Map<String, Contract> byName(Stream<Contract> contracts) {
    return contracts.collect(
        Collectors.toMap(
            Contract::name,
            contract -> contract,
            (one, other) -> {
              throw new IllegalArgumentException(
                  "Cannot offer both %s and %s: both are called '%s'. Name one of them by @Swarm(name = ...)"
                      .formatted(one.type().getName(), other.type().getName(), one.name()));
            },
            TreeMap::new));
  }
}
