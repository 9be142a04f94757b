package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.ZoneChangeRefused;
import dev.nightjar.core.model.MerchantId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Which ids every merchant registry keeps, and what it does when several use it at once. A server's
 * test extends it and says where the server is.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RegistryIdsContract {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final LedgerDatabase database;
  private final MerchantRegistry registry;

  RegistryIdsContract(TestServer server) {
    database = LedgerDatabase.open(server.emptyDatabase("nightjar_registry_ids"));
    registry = new MySqlRegistry(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  private static Merchant merchant(String id, ZoneId zone) {
    return new Merchant(
        new MerchantId(id),
        ZoneHistory.of(zone),
        Currency.getInstance("EUR"),
        1,
        MerchantState.ACTIVE);
  }

  private Merchant registered(String id) {
    return registry.snapshot().merchant(new MerchantId(id)).orElseThrow();
  }

  @Test
  void idsThatDifferInAnyByteAreDifferentMerchants() {
    List<String> ids =
        List.of("same", "Same", "same ", " same", "säme", "sa\u0308me", "same\t", "SAME");
    registry.importAll(ids.stream().map(id -> merchant(id, BERLIN)).toList());
    registry.changeWeight(new MerchantId("Same"), 9);

    assertThat(ids)
        .extracting(id -> registered(id).weight())
        .containsExactly(1, 9, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void anyIdIsKeptAsItIs() {
    List<String> ids =
        List.of(
            "x".repeat(128),
            "🦉".repeat(32),
            "é".repeat(64),
            "'; DROP TABLE merchant; --",
            "\" OR 1=1 #",
            "\\' OR ''='",
            "%_:name ? <list>",
            "\u0001\n\r\u007f");
    registry.importAll(ids.stream().map(id -> merchant(id, BERLIN)).toList());
    ids.forEach(id -> registry.changeWeight(new MerchantId(id), 5));

    assertThat(ids).allSatisfy(id -> assertThat(registered(id).weight()).isEqualTo(5));
  }

  @Test
  void aSnapshotIsOfOneInstant() {
    IntFunction<List<Merchant>> version =
        weight ->
            IntStream.range(0, 50)
                .mapToObj(
                    n ->
                        new Merchant(
                            new MerchantId("instant-" + n),
                            ZoneHistory.of(BERLIN),
                            Currency.getInstance("EUR"),
                            weight,
                            MerchantState.ACTIVE))
                .toList();
    registry.importAll(version.apply(1));
    Callable<Boolean> importer =
        () -> {
          IntStream.range(2, 30).forEach(weight -> registry.importAll(version.apply(weight)));
          return true;
        };
    Callable<Boolean> reader =
        () -> IntStream.range(0, 60).allMatch(n -> weights("instant-").distinct().count() == 1);

    assertThat(AtOnce.results(List.of(importer, reader, reader))).containsOnly(true);
  }

  @Test
  void ofImportsAtOnceWithDifferentZonesOneIsRefused() {
    List<Callable<Boolean>> imports =
        Stream.of(BERLIN, TOKYO)
            .<Callable<Boolean>>map(
                zone ->
                    () -> {
                      try {
                        return registry.importAll(List.of(merchant("raced", zone))) == 1;
                      } catch (ZoneChangeRefused refused) {
                        return false;
                      }
                    })
            .toList();

    assertThat(AtOnce.results(imports)).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void manyMerchantsAreImportedInPages() {
    List<Merchant> many =
        IntStream.range(0, 2500).mapToObj(n -> merchant("many-" + n, BERLIN)).toList();

    assertThat(registry.importAll(many)).isEqualTo(2500);
    assertThat(weights("many-").count()).isEqualTo(2500);
  }

  private Stream<Integer> weights(String prefix) {
    return registry.snapshot().merchants().stream()
        .filter(merchant -> merchant.id().value().startsWith(prefix))
        .map(Merchant::weight);
  }
}
