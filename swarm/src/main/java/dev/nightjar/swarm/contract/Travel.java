package dev.nightjar.swarm.contract;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.Closeable;
import java.io.File;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.BaseStream;

/**
 * Whether values of a type can be written as JSON at one end and read at the other: found out from
 * the types alone, before any call.
 */
final class Travel {
  /** What has a meaning in one process only, though Jackson would make something of it. */
  private static final List<Class<?>> AT_HOME_ONLY =
      List.of(
          Closeable.class,
          AutoCloseable.class,
          BaseStream.class,
          Iterator.class,
          Future.class,
          Thread.class,
          ClassLoader.class,
          File.class,
          Path.class,
          Throwable.class,
          Class.class);

  private final ObjectMapper mapper;

  Travel(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Why values of the type can't travel, to be read after what has the type; empty if they can. */
  Optional<String> problem(JavaType type) {
    return problem(type, new HashSet<>()).map(why -> " cannot travel: " + why);
  }

  private Optional<String> problem(JavaType type, Set<JavaType> seen) {
    if (!seen.add(type)) {
      return Optional.empty();
    }
    if (type.isContainerType() || type.isReferenceType()) {
      return container(type, seen);
    }
    Optional<String> shape = shape(type.getRawClass());
    return shape.isPresent() ? shape : written(type).or(() -> read(type, seen));
  }

  private Optional<String> container(JavaType type, Set<JavaType> seen) {
    Optional<String> key =
        type.isMapLikeType() ? problem(type.getKeyType(), seen) : Optional.empty();
    JavaType content = type.getContentType();
    return key.or(() -> content == null ? Optional.empty() : problem(content, seen))
        .or(() -> read(type, seen));
  }

  private static Optional<String> shape(Class<?> raw) {
    if (raw == Object.class) {
      return Optional.of(
          "java.lang.Object (or an unbounded type) says nothing of what it is; name the type");
    }
    if (AT_HOME_ONLY.stream().anyMatch(type -> type.isAssignableFrom(raw))) {
      return Optional.of("a %s has no meaning in another process".formatted(raw.getName()));
    }
    boolean isInner = raw.isMemberClass() && !Modifier.isStatic(raw.getModifiers());
    if (isInner && !raw.isInterface() && !raw.isEnum() && !raw.isRecord()) {
      return Optional.of(
          "%s is an inner class, bound to an object of its outer one; make it static"
              .formatted(raw.getName()));
    }
    boolean isAbstract = Modifier.isAbstract(raw.getModifiers()) && !raw.isPrimitive();
    Predicate<Class<?>> knowsItsForms = type -> type.isAnnotationPresent(JsonTypeInfo.class);
    if (isAbstract
        && !raw.isArray()
        && !raw.isEnum()
        && !raw.getName().startsWith("java.")
        && !TreeNode.class.isAssignableFrom(raw)
        && !knowsItsForms.test(raw)) {
      return Optional.of(
          "%s is abstract, so the other end can't know what to make of it; name a class, or say its forms with @JsonTypeInfo"
              .formatted(raw.getName()));
    }
    return Optional.empty();
  }

  private Optional<String> written(JavaType type) {
    try {
      mapper.acceptJsonFormatVisitor(type, new NothingMore());
      return Optional.empty();
    } catch (JsonMappingException | IllegalArgumentException e) {
      return Optional.of(firstLine(e));
    }
  }

  /**
   * The reader of a type is made when it is first asked for, and finds out that nothing makes its
   * values only when it is to make one; whatever else it says of an empty one is no matter.
   */
  private Optional<String> read(JavaType type, Set<JavaType> seen) {
    try {
      boolean isOwn = !type.isContainerType() && !type.isReferenceType() && !isOfJdk(type);
      mapper.readerFor(type).readValue(isOwn ? "{}" : "null");
    } catch (JsonMappingException e) {
      if (isDefinition(e)) {
        return Optional.of(firstLine(e));
      }
    } catch (java.io.IOException | RuntimeException e) {
      return Optional.of(firstLine(e));
    }
    return type.isContainerType() || type.isReferenceType() || isOfJdk(type)
        ? Optional.empty()
        : properties(type, seen);
  }

  private Optional<String> properties(JavaType type, Set<JavaType> seen) {
    BeanDescription bean = mapper.getDeserializationConfig().introspect(type);
    for (BeanPropertyDefinition property : bean.findProperties()) {
      JavaType held = property.getPrimaryType();
      if (held != null && property.couldDeserialize()) {
        Optional<String> problem = problem(held, seen);
        if (problem.isPresent()) {
          return problem.map(
              why ->
                  "%s of %s: %s".formatted(property.getName(), type.getRawClass().getName(), why));
        }
      }
    }
    return Optional.empty();
  }

  /** A null for a primitive is refused as input, which is nothing against its type. */
  private static boolean isDefinition(JsonMappingException e) {
    return e instanceof com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
  }

  private static boolean isOfJdk(JavaType type) {
    return type.isPrimitive()
        || type.isEnumType()
        || type.getRawClass().getName().startsWith("java.");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
  }

  /** Makes Jackson put the writer of a type together, and no more. */
  private static final class NothingMore
      extends com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper.Base {}
}
