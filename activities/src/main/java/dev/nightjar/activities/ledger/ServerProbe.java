package dev.nightjar.activities.ledger;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection before the pool is made, so that what is wrong can be said at once and in words.
 */
final class ServerProbe {
  private static final int WRONG_PASSWORD = 1045;
  private static final int DATABASE_DENIED = 1044;
  private static final int UNKNOWN_DATABASE = 1049;

  private final LedgerSettings settings;

  ServerProbe(LedgerSettings settings) {
    this.settings = settings;
  }

  /**
   * Connects once. The limit holds for everything together - names, every address, the handshake -
   * which no single option of the driver bounds, so another thread connects.
   *
   * @throws LedgerNotReady when that fails
   */
  void check() {
    FutureTask<Boolean> attempt = new FutureTask<>(this::connect);
    Thread thread = new Thread(attempt, "ledger-probe");
    thread.setDaemon(true);
    thread.start();
    try {
      attempt.get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw notReady(
          "it gave no answer within %d ms. %s"
              .formatted(settings.connectTimeout().toMillis(), whatToCheck()),
          null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReady("interrupted while connecting", e);
    } catch (ExecutionException e) {
      throw notReady(why(e.getCause()), e.getCause());
    }
  }

  private boolean connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().value());
    properties.putAll(settings.tls().driverOptions());
    String limit = Long.toString(settings.connectTimeout().toMillis());
    properties.setProperty("connectTimeout", limit);
    properties.setProperty("socketTimeout", limit);
    try (Connection connection = DriverManager.getConnection(settings.url(), properties)) {
      return connection.isValid(1);
    }
  }

  private String why(@Nullable Throwable cause) {
    if (hasUnknownHost(cause)) {
      return "its host name is unknown. Check mysql.url (NIGHTJAR_MYSQL_URL)";
    }
    Optional<String> tls = TlsFailure.words(cause);
    if (tls.isPresent()) {
      return tls.get();
    }
    return switch (cause instanceof SQLException sql ? sql.getErrorCode() : 0) {
      case WRONG_PASSWORD ->
          "the server refuses user '%s' with this password. Check mysql.user and mysql.password.file"
              .formatted(settings.user());
      case UNKNOWN_DATABASE ->
          "there is no such database. Create it: CREATE DATABASE %s CHARACTER SET utf8mb4"
              .formatted(settings.database());
      case DATABASE_DENIED ->
          "user '%s' may not use that database, or it is missing. Create it, then: GRANT ALL ON %s.* TO '%s'"
              .formatted(settings.user(), settings.database(), settings.user());
      default -> "%s. %s".formatted(firstLine(cause), whatToCheck());
    };
  }

  private static String firstLine(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return message == null || message.isBlank()
        ? "the connection failed"
        : message.lines().findFirst().orElse(message);
  }

  private static boolean hasUnknownHost(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static String whatToCheck() {
    return "Start MySQL there, or set mysql.url (NIGHTJAR_MYSQL_URL)";
  }

  private LedgerNotReady notReady(String why, @Nullable Throwable cause) {
    return new LedgerNotReady(settings, why, cause);
  }
}
