package dev.nightjar.benchmark.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Storms as pictures: the same load against each defence. */
public final class StormPlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  private StormPlot() {}

  /**
   * Draws answers a second, and their p90, over the seconds of the storms without an event in their
   * middle.
   *
   * @param folder where {@code swarm-SERVICEms-answers.png} and {@code -p90.png} go
   */
  public static void draw(List<StormResult> storms, int serviceMillis, Path folder)
      throws IOException {
    List<StormResult> calm =
        storms.stream()
            .filter(storm -> storm.serviceMillis() == serviceMillis)
            .filter(storm -> storm.middle() == StormMiddle.CALM)
            .toList();
    XYChart answers = chart("Answers a second, calls of %d ms".formatted(serviceMillis), "calls");
    XYChart p90 = chart("p90 of answers, calls of %d ms".formatted(serviceMillis), "milliseconds");
    if (!calm.isEmpty()) {
      StormResult first = calm.get(0);
      add(answers, "offered", first, first.seconds().stream().map(LoadSecond::offered).toList());
    }
    for (StormResult storm : calm) {
      String name = storm.defence().label();
      add(answers, name, storm, storm.seconds().stream().map(LoadSecond::answered).toList());
      add(p90, name, storm, storm.seconds().stream().map(LoadSecond::p90Millis).toList());
    }
    save(answers, folder.resolve("swarm-%dms-answers.png".formatted(serviceMillis)));
    save(p90, folder.resolve("swarm-%dms-p90.png".formatted(serviceMillis)));
  }

  private static XYChart chart(String title, String unit) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("second")
            .yAxisTitle(unit)
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartTitleBoxVisible(false);
    return chart;
  }

  private static void add(
      XYChart chart, String name, StormResult storm, List<? extends Number> values) {
    List<Integer> seconds = storm.seconds().stream().map(LoadSecond::second).toList();
    chart.addSeries(name, seconds, values).setMarker(SeriesMarkers.NONE);
  }

  private static void save(XYChart chart, Path file) throws IOException {
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }
}
