package dev.nightjar.activities.planning;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.Markers;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.core.late.LateReason;
import dev.nightjar.core.late.LateRule;
import dev.nightjar.core.late.Marker;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who of a day is computed because raw data reached it since it was published; where what is
 * published is otherwise kept, also whoever is not published. Markers are read anew: one that came
 * after the night looked may hide an earlier one, so its merchant is taken, as of the run's cutoff.
 * Not thread-safe.
 */
final class Refresh {
  private final HBaseStores stores;
  private final DayRequest request;
  private final LateRule rule;
  private final Set<MerchantId> mayBeEmpty = new HashSet<>();

  Refresh(HBaseStores stores, DayRequest request, LateRule rule) {
    this.stores = stores;
    this.request = request;
    this.rule = rule;
  }

  /** Those that wait; others are counted out, unless nobody asks for them. */
  List<Candidate> wanted(List<Candidate> candidates, LeftOutCounts leftOut) throws IOException {
    List<MerchantDay> days = candidates.stream().map(Candidate::merchantDay).toList();
    List<Optional<Pointer>> published = new Pointers(stores).findAll(days, request.job());
    List<Optional<Marker>> markers = new Markers(stores).findAll(days);
    List<Candidate> wanted = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (markers.get(i).isEmpty()) {
        leftOut.count(LeftOutReason.WITHOUT_DATA);
      } else if (isWanted(markers.get(i).get(), published.get(i))) {
        wanted.add(candidates.get(i));
        if (isEmptyMeantSo(markers.get(i).get(), published.get(i))) {
          mayBeEmpty.add(candidates.get(i).merchant());
        }
      } else if (published.get(i).isPresent()) {
        leftOut.count(LeftOutReason.ALREADY_PUBLISHED);
      }
    }
    return wanted;
  }

  private boolean isWanted(Marker marker, Optional<Pointer> published) {
    if (published.isEmpty() && request.existing() == Existing.KEEP) {
      return true;
    }
    Generation generation = published.map(Pointer::generation).orElse(null);
    if (generation != null && generation.compareTo(request.cutoff()) >= 0) {
      return false;
    }
    Optional<LateReason> reason = rule.waits(request.day(), marker, published);
    return reason.filter(rule::takes).isPresent();
  }

  /**
   * Whether a day that was announced and has no row is published as an explicit zero: when nothing
   * of it was published before, and no row of it can be under way.
   */
  private boolean isEmptyMeantSo(Marker marker, Optional<Pointer> published) {
    boolean isSettled =
        request.existing() == Existing.REFRESH
            && !marker.reached().isAfter(request.cutoff().cutoff());
    return isSettled && published.map(pointer -> pointer.sources().read() == 0).orElse(true);
  }

  /** Whether a merchant that is wanted is published even without a single raw row. */
  boolean mayBeEmpty(MerchantId merchant) {
    return mayBeEmpty.contains(merchant);
  }
}
