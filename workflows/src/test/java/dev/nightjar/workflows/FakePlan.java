package dev.nightjar.workflows;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.PublishTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan drawn by a test: batches of chunks, a chunk being the names of its merchants. */
final class FakePlan {
  private final List<BatchSize> batches = new ArrayList<>();
  private final List<List<String>> merchants = new ArrayList<>();
  private final Map<Integer, List<String>> chunks = new TreeMap<>();
  private final Map<String, String> failed = new TreeMap<>();

  /** Adds a batch; "a b" is a chunk of the merchants a and b. */
  FakePlan batch(String... chunksOfBatch) {
    return sharing(1, chunksOfBatch);
  }

  /** Adds a batch whose merchants have so many shares together. */
  synchronized FakePlan sharing(int shares, String... chunksOfBatch) {
    int first = chunks.size();
    TreeSet<String> names = new TreeSet<>();
    for (String chunk : chunksOfBatch) {
      List<String> slices = List.of(chunk.split(" "));
      chunks.put(chunks.size(), slices);
      names.addAll(slices);
    }
    batches.add(new BatchSize(batches.size(), first, chunksOfBatch.length, names.size(), shares));
    merchants.add(List.copyOf(names));
    return this;
  }

  /** Adds a batch of one merchant with this many chunks. */
  FakePlan giant(String merchant, int chunksOfGiant) {
    String[] slices = new String[chunksOfGiant];
    Arrays.fill(slices, merchant);
    return batch(slices);
  }

  synchronized List<BatchSize> batches() {
    return List.copyOf(batches);
  }

  synchronized int chunks() {
    return batches.stream().mapToInt(BatchSize::chunks).sum();
  }

  synchronized int merchants() {
    return batches.stream().mapToInt(BatchSize::merchants).sum();
  }

  synchronized List<Integer> fail(int chunk, String reason) {
    List<String> slices = chunks.getOrDefault(chunk, List.of());
    List<Integer> parts = new ArrayList<>();
    if (slices.size() == 1) {
      failed.put(slices.get(0), reason);
      return parts;
    }
    for (String merchant : slices) {
      int part = partOf(chunk, parts.size());
      chunks.put(part, List.of(merchant));
      parts.add(part);
    }
    return parts;
  }

  /** Splits a chunk into as many parts as its slice is said to have rows. */
  synchronized List<Integer> split(int chunk, Outgrowth outgrowth) {
    List<Integer> parts = new ArrayList<>();
    for (int n = 0; n < outgrowth.sliceRows(); n++) {
      chunks.put(rangeOf(chunk, n), chunks.getOrDefault(chunk, List.of()));
      parts.add(rangeOf(chunk, n));
    }
    return parts;
  }

  /** The number of the n-th part of a chunk that outgrew its weight. */
  static int rangeOf(int chunk, int n) {
    return OutgrownParts.FIRST_NUMBER + chunk * OutgrownParts.MOST + n;
  }

  /** The number of the chunk that a split makes for the n-th merchant of a chunk. */
  static int partOf(int chunk, int n) {
    return ChunkId.FIRST_SPLIT_NUMBER + chunk * 1000 + n;
  }

  synchronized List<MerchantFailure> failures(PublishTask group) {
    int last = group.firstMerchant() + group.merchants();
    return merchants.get(group.batch()).subList(group.firstMerchant(), last).stream()
        .filter(failed::containsKey)
        .map(name -> new MerchantFailure(new MerchantId(name), failed.getOrDefault(name, "")))
        .toList();
  }
}
