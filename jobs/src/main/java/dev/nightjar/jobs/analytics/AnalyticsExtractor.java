package dev.nightjar.jobs.analytics;

import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.VisitorDay;
import java.util.function.Consumer;

/** Turns a visitor's events into sessions, orders and activity outside sessions. */
final class AnalyticsExtractor implements Extractor<AnalyticsRecord> {
  @Override
  public void extract(VisitorDay visitorDay, Consumer<? super AnalyticsRecord> out) {
    VisitorReading reading = new VisitorReading(visitorDay, out);
    visitorDay.events().forEachRemaining(reading::read);
    reading.close();
  }
}
