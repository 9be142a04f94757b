package dev.nightjar.activities.publish;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.Pointer;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;

/** What came of one merchant before its pointer is put. */
sealed interface MerchantResult {
  /**
   * Everything holds.
   *
   * @param merchantDay whose day
   * @param pointer to be put once every row is stored
   * @param rows summary rows not yet stored
   */
  record Ready(MerchantDay merchantDay, Pointer pointer, List<Put> rows)
      implements MerchantResult {}

  /**
   * Rows are lost, which can be made again.
   *
   * @param share whose
   * @param ranges of which
   * @param reason why it can't be published so, for a person
   */
  record Lost(MerchantShare share, List<HashRange> ranges, String reason)
      implements MerchantResult {}

  /**
   * Something does not hold.
   *
   * @param merchant who
   * @param reason why, for a person
   */
  record TakenOut(MerchantId merchant, String reason) implements MerchantResult {}
}
