package dev.nightjar.activities.metrics;

import dev.nightjar.activities.metrics.CallMeters.Direction;
import dev.nightjar.activities.metrics.CallMeters.Outcome;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Table;
import org.jspecify.annotations.Nullable;

/** Counts the calls to a table, which may each carry many rows. For one thread, as any table. */
final class MeteredTable implements InvocationHandler {
  private final Table table;
  private final CallMeters meters;

  private MeteredTable(Table table, CallMeters meters) {
    this.table = table;
    this.meters = meters;
  }

  static Table of(Table table, CallMeters meters) {
    return (Table)
        Proxy.newProxyInstance(
            MeteredTable.class.getClassLoader(),
            new Class<?>[] {Table.class},
            new MeteredTable(table, meters));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Optional<TableOperation> operation = TableOperation.of(method.getName());
    if (operation.isEmpty()) {
      return called(method, arguments);
    }
    Sent sent = Sent.of(arguments);
    long started = System.nanoTime();
    Object answer;
    try {
      answer = called(method, arguments);
    } catch (Throwable e) {
      meters.called(operation.get(), Outcome.FAILED, System.nanoTime() - started);
      throw e;
    }
    return counted(operation.get(), sent, answer, System.nanoTime() - started);
  }

  private @Nullable Object counted(
      TableOperation operation, Sent sent, @Nullable Object answer, long nanos) {
    if (answer instanceof ResultScanner scanner) {
      return new MeteredScanner(scanner, meters, nanos);
    }
    meters.called(operation, Outcome.OK, nanos);
    if (sent.rows() > 0) {
      meters.moved(Direction.WRITTEN, sent.rows(), sent.bytes());
    }
    if (answer instanceof Result row) {
      received(List.of(row));
    } else if (answer instanceof Result[] rows) {
      received(List.of(rows));
    }
    return answer;
  }

  private void received(List<Result> rows) {
    long found = rows.stream().filter(row -> !row.isEmpty()).count();
    if (found > 0) {
      meters.moved(Direction.READ, found, rows.stream().mapToLong(CellBytes::of).sum());
    }
  }

  private @Nullable Object called(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(table, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /**
   * What a call sends, measured before it: the client empties lists that it is given.
   *
   * @param rows mutations
   * @param bytes of their cells
   */
  private record Sent(long rows, long bytes) {
    static Sent of(Object @Nullable [] arguments) {
      if (arguments != null && arguments.length > 0) {
        if (arguments[0] instanceof Mutation one) {
          return new Sent(1, CellBytes.of(one));
        } else if (arguments[0] instanceof List<?> many) {
          return of(many);
        }
      }
      return new Sent(0, 0);
    }

    private static Sent of(List<?> many) {
      long rows = 0;
      long bytes = 0;
      for (Object one : many) {
        if (one instanceof Mutation mutation) {
          rows++;
          bytes += CellBytes.of(mutation);
        }
      }
      return new Sent(rows, bytes);
    }
  }
}
