package dev.nightjar.activities.failure;

import dev.nightjar.workflows.FailureType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.CallDroppedException;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.RegionTooBusyException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.UnknownScannerException;
import org.apache.hadoop.hbase.client.NoServerForRegionException;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;
import org.apache.hadoop.hbase.exceptions.OutOfOrderScannerNextException;
import org.apache.hadoop.hbase.exceptions.ScannerResetException;
import org.apache.hadoop.hbase.ipc.ServerTooBusyException;
import org.apache.hadoop.hbase.quotas.RpcThrottlingException;
import org.apache.hadoop.hbase.regionserver.LeaseException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;

/**
 * Sorts the errors of HBase and of the network. Their messages hold row keys, and so ids of
 * visitors: only the names of their classes and the server's address go into the words.
 */
final class HBaseFailures {
  private static final int MOST_CAUSES = 200;

  /** The server pushes back. */
  private static final List<Class<? extends Throwable>> OVERLOAD =
      List.of(
          RegionTooBusyException.class,
          CallDroppedException.class,
          RpcThrottlingException.class,
          ServerTooBusyException.class);

  /**
   * The server knows of no such scan any more. The HBase client itself must not retry it, and a new
   * attempt may well survive.
   */
  private static final List<Class<? extends Throwable>> SCANNER_GONE =
      List.of(
          UnknownScannerException.class,
          OutOfOrderScannerNextException.class,
          ScannerResetException.class,
          LeaseException.class);

  /** Another that the HBase client itself gives up, and that a new attempt may well survive. */
  private static final List<Class<? extends Throwable>> PASSING =
      List.of(NoServerForRegionException.class);

  /** The tables are not there. */
  private static final List<Class<? extends Throwable>> MISSING =
      List.of(
          TableNotFoundException.class,
          NamespaceNotFoundException.class,
          NoSuchColumnFamilyException.class);

  private HBaseFailures() {}

  static boolean isScannerGone(IOException failure) {
    return hasAny(causes(failure), SCANNER_GONE);
  }

  static boolean isOverload(IOException failure) {
    return hasAny(causes(failure), OVERLOAD);
  }

  static Verdict verdict(IOException failure) {
    List<Throwable> causes = causes(failure);
    if (hasAny(causes, OVERLOAD)) {
      return new Verdict(
          FailureType.OVERLOAD,
          "HBase is too busy (%s); it is tried again, slower".formatted(names(causes)));
    }
    if (hasAny(causes, MISSING)) {
      return new Verdict(
          FailureType.PERMANENT,
          "HBase has no such table (%s); make the tables with: nightjar tables create"
              .formatted(tableNames(causes)));
    }
    if (hasAny(causes, List.of(TableNotEnabledException.class))) {
      return new Verdict(
          FailureType.PERMANENT,
          "an HBase table is disabled (%s); enable it in the HBase shell and run again"
              .formatted(names(causes)));
    }
    return unknown(causes);
  }

  private static Verdict unknown(List<Throwable> causes) {
    boolean isFinal =
        hasAny(causes, List.of(DoNotRetryIOException.class))
            && !hasAny(causes, SCANNER_GONE)
            && !hasAny(causes, PASSING);
    return isFinal
        ? new Verdict(
            FailureType.PERMANENT,
            "HBase refused it for good (%s); see the region server's log, then run again"
                .formatted(names(causes)))
        : new Verdict(
            FailureType.TRANSIENT,
            "HBase did not answer as it should (%s); it is tried again until the run's deadline"
                .formatted(names(causes)));
  }

  private static List<Throwable> causes(Throwable failure) {
    Set<Throwable> found = new LinkedHashSet<>();
    collect(failure, found);
    return new ArrayList<>(found);
  }

  private static void collect(Throwable failure, Set<Throwable> found) {
    if (found.size() >= MOST_CAUSES || !found.add(failure)) {
      return;
    }
    if (failure instanceof RetriesExhaustedWithDetailsException many) {
      many.getCauses().forEach(cause -> collect(cause, found));
    }
    if (failure.getCause() != null) {
      collect(failure.getCause(), found);
    }
  }

  private static boolean hasAny(List<Throwable> causes, List<Class<? extends Throwable>> classes) {
    return causes.stream()
        .anyMatch(cause -> classes.stream().anyMatch(wanted -> wanted.isInstance(cause)));
  }

  private static String names(List<Throwable> causes) {
    return causes.stream()
        .map(cause -> cause.getClass().getSimpleName() + address(cause))
        .distinct()
        .limit(5)
        .collect(Collectors.joining(", "));
  }

  private static String address(Throwable cause) {
    return cause instanceof RetriesExhaustedWithDetailsException many && many.getNumExceptions() > 0
        ? " at " + many.getHostnamePort(0)
        : "";
  }

  /** The message of these errors is a table's name. */
  private static String tableNames(List<Throwable> causes) {
    return causes.stream()
        .filter(cause -> hasAny(List.of(cause), List.of(TableNotFoundException.class)))
        .map(cause -> String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
        .distinct()
        .findFirst()
        .orElseGet(() -> names(causes));
  }
}
