package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedChunk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages of planned chunks read last. Plan rows never change and a plan is written whole, so a page
 * that has any row is complete for good. Parts of a split come later and are not kept. Thread-safe.
 */
final class PlannedChunks {
  /** Chunks in a page. */
  private static final int PAGE = 50;

  /** Pages kept; at 200 slices a chunk, the most by default, some 30 MB. */
  private static final int PAGES = 16;

  private final Map<PageId, List<PlannedChunk>> pages =
      new LinkedHashMap<>(PAGES, 0.75f, /* accessOrder= */ true);

  /** Reads what was planned of chunks with consecutive numbers. */
  @FunctionalInterface
  interface Source {
    List<PlannedChunk> planned(RunId run, int first, int last);
  }

  Optional<PlannedChunk> chunk(ChunkId id, Source source) {
    if (id.number() >= ChunkId.FIRST_SPLIT_NUMBER) {
      return in(source.planned(id.run(), id.number(), id.number()), id);
    }
    PageId page = new PageId(id.run(), id.number() / PAGE);
    Optional<PlannedChunk> kept = in(kept(page), id);
    return kept.isPresent() ? kept : in(read(page, source), id);
  }

  private synchronized List<PlannedChunk> kept(PageId page) {
    return pages.getOrDefault(page, List.of());
  }

  private List<PlannedChunk> read(PageId page, Source source) {
    int first = page.number() * PAGE;
    List<PlannedChunk> chunks = source.planned(page.run(), first, first + PAGE - 1);
    if (!chunks.isEmpty()) {
      keep(page, chunks);
    }
    return chunks;
  }

  private synchronized void keep(PageId page, List<PlannedChunk> chunks) {
    pages.put(page, chunks);
    if (pages.size() > PAGES) {
      pages.remove(pages.keySet().iterator().next());
    }
  }

  private static Optional<PlannedChunk> in(List<PlannedChunk> chunks, ChunkId id) {
    return chunks.stream().filter(chunk -> chunk.number() == id.number()).findFirst();
  }

  private record PageId(RunId run, int number) {}
}
