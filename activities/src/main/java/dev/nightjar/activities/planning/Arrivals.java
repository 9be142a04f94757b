package dev.nightjar.activities.planning;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.Markers;
import dev.nightjar.core.late.Marker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which merchant-days raw data has reached, by their markers. */
final class Arrivals {
  private Arrivals() {}

  /** Those of the candidates that raw data has reached; the others are counted out. */
  static List<Candidate> reached(
      HBaseStores stores, List<Candidate> candidates, LeftOutCounts leftOut) throws IOException {
    List<Optional<Marker>> markers =
        new Markers(stores).findAll(candidates.stream().map(Candidate::merchantDay).toList());
    List<Candidate> reached = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (markers.get(i).isEmpty()) {
        leftOut.count(LeftOutReason.WITHOUT_DATA);
      } else {
        reached.add(candidates.get(i));
      }
    }
    return reached;
  }
}
