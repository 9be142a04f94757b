package dev.nightjar.activities.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * Parsers of JSON from strangers. What they say depends on the text alone: the table of names,
 * which texts would share and a hostile one could fill, is off, and so are limits on lengths,
 * because the size of the bytes bounds them. Nesting is limited, because each level costs memory.
 */
public final class BoundedJson {
  private BoundedJson() {}

  /** A factory of parsers that refuse to read deeper than so many levels. Thread-safe. */
  public static JsonFactory nestedAtMost(int levels) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(levels)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .build();
  }
}
