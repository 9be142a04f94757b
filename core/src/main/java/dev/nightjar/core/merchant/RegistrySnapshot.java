package dev.nightjar.core.merchant;

import dev.nightjar.core.model.MerchantId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every merchant of the registry as of one instant, in order of their ids. Immutable. */
public final class RegistrySnapshot {
  private final SortedMap<MerchantId, Merchant> merchants;

  private RegistrySnapshot(SortedMap<MerchantId, Merchant> merchants) {
    this.merchants = merchants;
  }

  /**
   * A snapshot of some merchants.
   *
   * @throws IllegalArgumentException when two have the same id
   */
  public static RegistrySnapshot of(Collection<Merchant> merchants) {
    SortedMap<MerchantId, Merchant> byId = new TreeMap<>();
    for (Merchant merchant : merchants) {
      if (byId.put(merchant.id(), merchant) != null) {
        throw new IllegalArgumentException(
            "Invalid registry: merchant %s is there twice".formatted(merchant.id()));
      }
    }
    return new RegistrySnapshot(Collections.unmodifiableSortedMap(byId));
  }

  /** The merchant of an id, if it is registered. */
  public Optional<Merchant> merchant(MerchantId id) {
    return Optional.ofNullable(merchants.get(id));
  }

  /** All merchants in order of their ids. */
  public Collection<Merchant> merchants() {
    return merchants.values();
  }

  /**
   * The merchants that runs compute, in order.
   *
   * @param named only these; empty for all
   */
  public List<Merchant> active(Collection<MerchantId> named) {
    Set<MerchantId> wanted = new HashSet<>(named);
    return merchants().stream()
        .filter(merchant -> merchant.state() == MerchantState.ACTIVE)
        .filter(merchant -> wanted.isEmpty() || wanted.contains(merchant.id()))
        .toList();
  }
}
