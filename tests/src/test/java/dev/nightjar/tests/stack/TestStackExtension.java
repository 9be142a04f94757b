package dev.nightjar.tests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link TestStack} parameter. It starts when the first test asks for it, is shared
 * by all test classes of the JVM, and is closed at the end of the launcher's session.
 */
final class TestStackExtension implements ParameterResolver {
  private static final Namespace STACKS = Namespace.create(TestStackExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getStore(StoreScope.LAUNCHER_SESSION, STACKS)
        .getOrComputeIfAbsent(TestStack.class, type -> start(), TestStack.class);
  }

  private static TestStack start() {
    try {
      return TestStack.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
