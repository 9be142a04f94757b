package dev.nightjar.activities.replay;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Table;

/** A connection over which nothing can be deleted, as when the process is killed before it. */
final class FailingDeletes {
  private FailingDeletes() {}

  static Connection of(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            FailingDeletes.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = call(real, method, arguments);
              return result instanceof Table table ? of(table) : result;
            });
  }

  private static Table of(Table real) {
    return (Table)
        Proxy.newProxyInstance(
            FailingDeletes.class.getClassLoader(),
            new Class<?>[] {Table.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("delete")) {
                throw new IOException("killed before the delete");
              }
              return call(real, method, arguments);
            });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
