package dev.nightjar.worker.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nightjar.worker.build.Build;
import dev.nightjar.worker.http.Answer;
import dev.nightjar.worker.http.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

/** A report as lines of text, or as JSON for who asks for it; both say the same. */
public final class HealthPage implements Page {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String good;
  private final String bad;
  private final String worker;
  private final Supplier<HealthReport> report;

  private HealthPage(String good, String bad, String worker, Supplier<HealthReport> report) {
    this.good = good;
    this.bad = bad;
    this.worker = worker;
    this.report = report;
  }

  /** {@code /healthz} of a worker host. */
  public static HealthPage liveness(String worker, HealthBoard board) {
    return new HealthPage("alive", "not alive", worker, board::liveness);
  }

  /** {@code /readyz} of a worker host. */
  public static HealthPage readiness(String worker, HealthBoard board) {
    return new HealthPage("ready", "not ready", worker, board::readiness);
  }

  @Override
  public Answer answer(String accept) {
    HealthReport now = report.get();
    int status = now.isGood() ? Answer.OK : Answer.UNAVAILABLE;
    return accept.contains("application/json")
        ? Answer.json(status, json(now))
        : Answer.text(status, text(now));
  }

  private String status(HealthReport now) {
    return now.isGood() ? good : bad;
  }

  private String text(HealthReport now) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: worker host %s, Nightjar %s%n%n".formatted(status(now), worker, Build.current()));
    for (Condition part : now.parts()) {
      text.append(
          "  %-10s%-10s%s, %s%n"
              .formatted(
                  part.part().label(),
                  part.state().label(),
                  age(part.since(), now.at()),
                  part.words()));
      if (!part.next().isEmpty()) {
        text.append("  %-20snext: %s%n".formatted("", part.next()));
      }
    }
    return text.toString();
  }

  private static String age(Instant since, Instant now) {
    Duration age = Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS);
    return "for "
        + age.toString()
            .substring(2)
            .replaceAll("(\\d[HM])", "$1 ")
            .strip()
            .toLowerCase(Locale.ROOT);
  }

  private String json(HealthReport now) {
    ObjectNode page = JSON.createObjectNode();
    page.put("status", status(now)).put("worker", worker);
    page.put("version", Build.current().version()).put("commit", Build.current().commit());
    page.put("at", now.at().toString());
    var parts = page.putArray("parts");
    for (Condition part : now.parts()) {
      parts
          .addObject()
          .put("part", part.part().label())
          .put("state", part.state().label())
          .put("since", part.since().toString())
          .put("words", part.words())
          .put("next", part.next());
    }
    return page.toPrettyString() + "\n";
  }
}
