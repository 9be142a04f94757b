package dev.nightjar.core.keys;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Merchants, results and texts that would show a key that is ambiguous or out of order. */
final class KeyFixtures extends DomainContextBase {
  private static final String BASE = "shop";

  /** Ids of which all have the same two bytes of hash, and most begin with another one. */
  static final List<MerchantId> ONE_PREFIX = oneHash();

  @Provide
  Arbitrary<MerchantId> merchants() {
    Arbitrary<String> any = texts().filter(MerchantId::isValid);
    return Arbitraries.oneOf(Arbitraries.of(ONE_PREFIX), any.map(MerchantId::new));
  }

  @Provide
  Arbitrary<ResultId> results() {
    Arbitrary<JobName> jobs = Arbitraries.of("a", "a-b", "ab", "b").map(JobName::new);
    Arbitrary<Generation> generations =
        Arbitraries.of(1L, 255L, 256L, 1_774_800_000_000L, Long.MAX_VALUE).map(Generation::new);
    Arbitrary<LocalDate> fewDays =
        Arbitraries.of(
            LocalDate.of(1969, 12, 31), LocalDate.of(1970, 1, 1), LocalDate.of(2026, 1, 1));
    return Combinators.combine(Arbitraries.of(ONE_PREFIX.subList(0, 3)), fewDays, jobs, generations)
        .as(
            (merchant, day, job, cutoff) ->
                new ResultId(new MerchantDay(merchant, day), job, cutoff));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars('\0', '\u0001', '\u0002', 'a', 'b', '\u007F', '\u00FF', '\uFFFD', '\uFFFF')
        .ofMaxLength(5)
        .flatMap(text -> Arbitraries.of(text, text + "\uD83D\uDE00", "\uDBFF\uDFFF" + text));
  }

  private static List<MerchantId> oneHash() {
    return List.of(
        new MerchantId(BASE),
        sameHash(BASE + "\u0001"),
        sameHash(BASE + "a"),
        sameHash(BASE + "\u00FF"),
        sameHash(BASE + "\uFFFF"),
        sameHash(BASE + "\uDBFF\uDFFF"),
        sameHash("\u0001"),
        sameHash("\uDBFF\uDFFF"));
  }

  private static MerchantId sameHash(String prefix) {
    for (int i = 0; ; i++) {
      String id = prefix + Integer.toString(i, Character.MAX_RADIX);
      if (Arrays.equals(hash(id), hash(BASE))) {
        return new MerchantId(id);
      }
    }
  }

  private static byte[] hash(String id) {
    return Arrays.copyOf(Digest.sha256().digest(Bytewise.utf8(id)), 2);
  }
}
