package dev.nightjar.activities.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Table;
import org.jspecify.annotations.Nullable;

/**
 * The process's one connection to HBase, as one stage uses it: what goes through its tables is
 * counted. Thread-safe, as the connection is. What is counted is calls, so that a row costs nothing
 * but the sum of its lengths; asynchronous tables and administration are not counted.
 */
public final class MeteredConnection implements InvocationHandler {
  private final Connection connection;
  private final MeterRegistry registry;
  private final Stage stage;
  private final Map<TableName, CallMeters> tables = new ConcurrentHashMap<>();

  private MeteredConnection(Connection connection, MeterRegistry registry, Stage stage) {
    this.connection = connection;
    this.registry = registry;
    this.stage = stage;
  }

  /**
   * The connection of a stage; closing it closes the connection behind it, so it is left to whoever
   * opened that one.
   */
  public static Connection of(Connection connection, MeterRegistry registry, Stage stage) {
    return (Connection)
        Proxy.newProxyInstance(
            MeteredConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new MeteredConnection(connection, registry, stage));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object answer = method.invoke(connection, arguments);
      return answer instanceof Table table ? MeteredTable.of(table, meters(table)) : answer;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private CallMeters meters(Table table) {
    return tables.computeIfAbsent(
        table.getName(), name -> new CallMeters(registry, stage, name.getQualifierAsString()));
  }
}
