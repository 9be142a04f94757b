package dev.nightjar.activities.publish;

import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RecordSource;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.Tiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a batch's chunks hold of one merchant.
 *
 * @param merchant whose
 * @param slices the slices of chunks that are done, in order
 * @param flaws why the merchant cannot be published, as far as its chunks say
 */
record MerchantShare(MerchantId merchant, List<PlannedSlice> slices, List<String> flaws) {
  /** The shares of some merchants, in their order. */
  static List<MerchantShare> of(List<MerchantId> merchants, List<ChunkRecord> chunks) {
    Map<MerchantId, MerchantShare> shares = new TreeMap<>();
    merchants.forEach(
        merchant ->
            shares.put(
                merchant, new MerchantShare(merchant, new ArrayList<>(), new ArrayList<>())));
    for (ChunkRecord chunk : chunks) {
      for (PlannedSlice slice : chunk.chunk().slices()) {
        Optional.ofNullable(shares.get(slice.merchant()))
            .ifPresent(share -> share.take(chunk, slice));
      }
    }
    return List.copyOf(shares.values());
  }

  private void take(ChunkRecord chunk, PlannedSlice slice) {
    int number = chunk.chunk().number();
    switch (chunk.state()) {
      case DONE -> slices.add(slice);
      case FAILED -> flaws.add("chunk %d failed: %s".formatted(number, chunk.lastError()));
      case PLANNED, RUNNING -> flaws.add(unfinished(number, chunk.state()));
      case SPLIT -> {
        // Its parts are chunks of their own.
      }
    }
  }

  private static String unfinished(int number, ChunkState state) {
    return "chunk %d is %s in the ledger; retry the run".formatted(number, state);
  }

  /** Why the merchant cannot be published, in words; empty when its slices tile the day. */
  Optional<String> flaw() {
    if (!flaws.isEmpty()) {
      return Optional.of(flaws.stream().distinct().limit(3).collect(Collectors.joining("; ")));
    }
    return Tiling.flaw(hashes())
        .map(
            flaw ->
                "its chunks do not cover its visitors exactly once: %s. Run the day again with --force"
                    .formatted(flaw));
  }

  /** The slices of some hash ranges. */
  List<PlannedSlice> slices(List<HashRange> of) {
    return slices.stream().filter(slice -> of.contains(slice.hashes())).toList();
  }

  List<HashRange> hashes() {
    return slices.stream().map(PlannedSlice::hashes).sorted().toList();
  }

  /**
   * Whether readers are sent elsewhere than to the generation whose intermediate rows were
   * summarized again.
   *
   * @param seen what readers are sent to
   */
  boolean isSourceSuperseded(Optional<Pointer> seen) {
    RecordSource source = slices.get(0).source();
    return source != null
        && seen.filter(pointer -> pointer.generation().equals(source.generation())).isEmpty();
  }
}
