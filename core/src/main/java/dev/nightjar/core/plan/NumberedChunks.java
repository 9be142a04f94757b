package dev.nightjar.core.plan;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The chunks of a plan in order of their numbers, each made anew when it is asked for. Equals every
 * list of equal chunks. Immutable.
 */
final class NumberedChunks extends AbstractList<PlannedChunk> implements RandomAccess {
  private final DraftChunks[] drafts;

  /** The batch of each draft. */
  private final int[] batches;

  /** The number of each draft's first chunk. */
  private final int[] firsts;

  private final int size;

  /** Of all batches in order of their numbers, the chunks of each. */
  NumberedChunks(List<List<DraftChunks>> inOrder) {
    drafts = inOrder.stream().flatMap(List::stream).toArray(DraftChunks[]::new);
    batches = new int[drafts.length];
    firsts = new int[drafts.length];
    int draft = 0;
    int chunks = 0;
    for (int batch = 0; batch < inOrder.size(); batch++) {
      for (DraftChunks next : inOrder.get(batch)) {
        batches[draft] = batch;
        firsts[draft] = chunks;
        chunks = Math.addExact(chunks, next.count());
        draft++;
      }
    }
    size = chunks;
  }

  /** The same chunks in a list that never changes; these ones are not copied. */
  static List<PlannedChunk> copyOf(List<PlannedChunk> chunks) {
    return chunks instanceof NumberedChunks ? chunks : List.copyOf(chunks);
  }

  @Override
  public PlannedChunk get(int number) {
    Objects.checkIndex(number, size);
    int place = Arrays.binarySearch(firsts, number);
    int draft = place < 0 ? -place - 2 : place;
    DraftChunks chunks = drafts[draft];
    return new PlannedChunk(
        number, batches[draft], chunks.slices(number - firsts[draft]), chunks.rows());
  }

  @Override
  public int size() {
    return size;
  }
}
