package dev.nightjar.activities.process;

import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.publish.Seal;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;

/**
 * A slice that is processed but for what is still held of its rows, and its seal.
 *
 * @param sealKey the seal's row key
 * @param seal what came of the slice
 * @param intermediate intermediate rows not yet written
 * @param partial partial rows not yet written
 * @param heldBytes about how many bytes are not yet written
 */
record SealedSlice(
    PartialKey sealKey, Seal seal, List<Put> intermediate, List<Put> partial, long heldBytes) {}
