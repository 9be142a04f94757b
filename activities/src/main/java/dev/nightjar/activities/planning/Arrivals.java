package dev.nightjar.activities.planning;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.ArrivalKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;

/** Which merchant-days raw data has reached, by their markers. */
final class Arrivals {
  private Arrivals() {}

  /** Those of the candidates that raw data has reached; the others are counted out. */
  static List<Candidate> reached(
      HBaseStores stores, List<Candidate> candidates, LeftOutCounts leftOut) throws IOException {
    List<Get> gets = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      gets.add(
          new Get(ArrivalKey.bytes(candidate.merchantDay()))
              .addFamily(HBaseTable.ARRIVALS.family()));
    }
    List<Result> markers = stores.read(HBaseTable.ARRIVALS, gets);
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
