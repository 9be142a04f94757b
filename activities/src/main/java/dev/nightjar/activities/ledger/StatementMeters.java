package dev.nightjar.activities.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the ledger's statements by their first word. Thread-safe. */
final class StatementMeters implements SqlLogger {
  private static final Set<String> WORDS = Set.of("select", "insert", "update", "delete");
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;

  StatementMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    count(context, "ok");
  }

  @Override
  public void logException(StatementContext context, SQLException failure) {
    count(context, "failed");
  }

  private void count(StatementContext context, String outcome) {
    Timer.builder("nightjar.ledger.statement")
        .description("Statements to the ledger, a batch being one")
        .serviceLevelObjectives(BOUNDS)
        .tags("statement", word(context.getRawSql()), "outcome", outcome)
        .register(registry)
        .record(Duration.ofNanos(Math.max(0, context.getElapsedTime(ChronoUnit.NANOS))));
  }

  private static String word(String sql) {
    String text = sql.stripLeading();
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(0, end).toLowerCase(Locale.ROOT);
    return WORDS.contains(word) ? word : "other";
  }
}
