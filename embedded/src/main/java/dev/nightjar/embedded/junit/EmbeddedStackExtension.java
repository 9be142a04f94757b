package dev.nightjar.embedded.junit;

import dev.nightjar.embedded.EmbeddedOptions;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives tests an {@link EmbeddedStack} parameter. The stack starts when the first test asks for it,
 * is shared by all test classes of the JVM that want the same {@link EmbeddedParts}, and is closed
 * at the end of the launcher's session: Maven gives each class to a test plan of its own where it
 * has several JVMs. Tests share its data: use names of your own for tables and databases, and do
 * not close it. Needs JUnit 5.13 or later.
 */
public final class EmbeddedStackExtension implements ParameterResolver {
  private static final Namespace STACKS = Namespace.create(EmbeddedStackExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == EmbeddedStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Set<Part> parts = parts(parameter, test);
    return test.getStore(StoreScope.LAUNCHER_SESSION, STACKS)
        .getOrComputeIfAbsent(parts, EmbeddedStackExtension::start, EmbeddedStack.class);
  }

  private static EmbeddedStack start(Set<Part> parts) {
    return EmbeddedStack.start(EmbeddedOptions.defaults().withParts(parts));
  }

  private static Set<Part> parts(ParameterContext parameter, ExtensionContext test) {
    return parameter
        .findAnnotation(EmbeddedParts.class)
        .or(() -> onClass(test))
        .map(annotation -> EnumSet.copyOf(Arrays.asList(annotation.value())))
        .orElse(EnumSet.allOf(Part.class));
  }

  private static Optional<EmbeddedParts> onClass(ExtensionContext test) {
    return AnnotationSupport.findAnnotation(
        test.getRequiredTestClass(), EmbeddedParts.class, test.getEnclosingTestClasses());
  }
}
