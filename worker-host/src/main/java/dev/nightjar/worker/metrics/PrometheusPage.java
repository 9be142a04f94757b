package dev.nightjar.worker.metrics;

import dev.nightjar.worker.http.Answer;
import dev.nightjar.worker.http.Page;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * All metrics of the process in Prometheus's text format, or as OpenMetrics for who asks for it.
 */
public final class PrometheusPage implements Page, AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";

  private final CompositeMeterRegistry counted;
  private final PrometheusMeterRegistry shown =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /**
   * Begins to show what is counted in a registry, and the virtual machine beside it.
   *
   * @param counted without a page it counts nothing
   */
  public PrometheusPage(CompositeMeterRegistry counted) {
    this.counted = counted;
    counted.add(shown);
    new JvmMemoryMetrics().bindTo(shown);
    collections.bindTo(shown);
    new JvmThreadMetrics().bindTo(shown);
    new ClassLoaderMetrics().bindTo(shown);
    new JvmInfoMetrics().bindTo(shown);
    new ProcessorMetrics().bindTo(shown);
    new UptimeMetrics().bindTo(shown);
    new FileDescriptorMetrics().bindTo(shown);
  }

  @Override
  public Answer answer(String accept) {
    String type = accept.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT;
    return new Answer(Answer.OK, type, shown.scrape(type));
  }

  @Override
  public void close() {
    counted.remove(shown);
    collections.close();
    shown.close();
  }
}
