package dev.nightjar.activities.ledger;

import dev.nightjar.embedded.junit.StackCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the local stack's MySQL server, alone and empty, and its administrator's account. */
final class MySqlExtension implements ParameterResolver {
  private static final Namespace SERVERS = Namespace.create(MySqlExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getStore(StoreScope.LAUNCHER_SESSION, SERVERS)
        .getOrComputeIfAbsent(Running.class, type -> start(), Running.class)
        .server();
  }

  private static Running start() {
    StackCommand stack = StackCommand.ofTests();
    stack.run("wipe", "--yes");
    stack.run("start", "mysql", "--ports", Integer.toString(stack.ports()));
    try {
      return new Running(
          stack,
          new TestServer(
              // MySQL has the first of the ports.
              "jdbc:mysql://127.0.0.1:%d/mysql".formatted(stack.ports()),
              "root",
              Files.readString(stack.data().resolve("secrets/mysql-root.password"))));
    } catch (IOException e) {
      stack.run("down");
      throw new UncheckedIOException(e);
    }
  }

  /** JUnit closes it with its store, at the end of the launcher's session. */
  private record Running(StackCommand stack, TestServer server) implements AutoCloseable {
    @Override
    public void close() {
      stack.run("down");
    }
  }
}
