package dev.nightjar.activities.ledger;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the ledger is and how to reach it.
 *
 * @param url {@code jdbc:mysql://HOST:PORT/DATABASE}, with Connector/J's options if need be, but
 *     neither user nor password
 * @param user the database user
 * @param password its password
 * @param poolSize the most connections at once, 1 to 1,000
 * @param connectTimeout how long to wait for a connection, 250 ms to 9 s, so that opening fails
 *     within 10 s
 * @param statementTimeout after how long without an answer a connection is lost; longer than any
 *     statement takes, 1 s or more
 * @param tls whom to trust, and who to be
 */
public record LedgerSettings(
    String url,
    String user,
    LedgerPassword password,
    int poolSize,
    Duration connectTimeout,
    Duration statementTimeout,
    LedgerTls tls) {
  /** Connections at once unless set otherwise. */
  public static final int DEFAULT_POOL_SIZE = 8;

  /** How long to wait for a connection unless set otherwise. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** After how long without an answer a connection is lost unless set otherwise. */
  public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(9);
  private static final int MOST_CONNECTIONS = 1000;
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:mysql://(?<server>[^/?@\\s]+)/(?<database>[^/?\\s]+)(\\?(?<options>.*))?");

  /** Options that would leak a password, or change how many rows an update reports. */
  private static final Pattern REFUSED_OPTION =
      Pattern.compile("(?i)(^|[&,(])(user|[a-z.-]*password[123]?|useAffectedRows)=");

  public LedgerSettings {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid ledger URL: it must be jdbc:mysql://HOST:PORT/DATABASE, without user or password");
    }
    String options = matcher.group("options");
    if (REFUSED_OPTION.matcher(matcher.group("server")).find()
        || (options != null && REFUSED_OPTION.matcher(options).find())) {
      throw new IllegalArgumentException(
          "Invalid ledger URL: its options must not have user, passwords or useAffectedRows; set"
              + " mysql.user and mysql.password.file, and for TLS mysql.caFile,"
              + " mysql.keyStore.file and mysql.keyStore.password.file");
    }
    if (user.isBlank()) {
      throw new IllegalArgumentException("Invalid ledger user: it is blank; name a database user");
    }
    if (poolSize < 1 || poolSize > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "Invalid ledger pool size: %d is not in 1..%d".formatted(poolSize, MOST_CONNECTIONS));
    }
    if (connectTimeout.compareTo(SHORTEST) < 0 || connectTimeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Invalid ledger connect timeout: %s is not in %s..%s"
              .formatted(connectTimeout, SHORTEST, LONGEST));
    }
    if (statementTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "Invalid ledger statement timeout: %s is less than a second".formatted(statementTimeout));
    }
  }

  /** Settings with the default pool size and timeouts, and no TLS beyond what the URL says. */
  public static LedgerSettings of(String url, String user, LedgerPassword password) {
    return of(url, user, password, DEFAULT_POOL_SIZE, DEFAULT_CONNECT_TIMEOUT);
  }

  /** Settings with the default statement timeout, and no TLS beyond what the URL says. */
  public static LedgerSettings of(
      String url, String user, LedgerPassword password, int poolSize, Duration connectTimeout) {
    return new LedgerSettings(
        url, user, password, poolSize, connectTimeout, DEFAULT_STATEMENT_TIMEOUT, LedgerTls.NONE);
  }

  /** The same with other TLS. */
  public LedgerSettings withTls(LedgerTls other) {
    return new LedgerSettings(
        url, user, password, poolSize, connectTimeout, statementTimeout, other);
  }

  /** Host and port as the URL names them, for messages. */
  public String server() {
    return part("server");
  }

  /** The database's name. */
  public String database() {
    return part("database");
  }

  private String part(String name) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalStateException("The URL was checked before");
    }
    return matcher.group(name);
  }
}
