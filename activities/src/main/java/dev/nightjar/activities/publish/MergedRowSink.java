package dev.nightjar.activities.publish;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.metric.MetricValues;
import java.io.IOException;

/** Takes summary rows in order. */
@FunctionalInterface
interface MergedRowSink {
  void accept(Dimension dimension, String value, MetricValues metrics) throws IOException;
}
