package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.job.JobCatalog;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MerchantAnalyticsTest {
  @Test
  void theJobIsFoundByItsName() {
    assertThat(JobCatalog.load().find(MerchantAnalytics.NAME))
        .get()
        .isInstanceOf(MerchantAnalytics.class);
  }

  @Test
  void aDayWithoutEventsHasNoRows() {
    assertThat(ShopDay.utc().result().rows()).isEmpty();
  }

  @Test
  void quartersReadBackAndKeepTheirOrder() {
    assertThat(IntStream.range(0, 360).mapToObj(i -> new Quarter(i).value()).toList())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("00", "09", "95", "99", "A0");
    assertThat(IntStream.range(0, 360).map(i -> Quarter.parse(new Quarter(i).value()).index()))
        .containsExactlyElementsOf(IntStream.range(0, 360).boxed().toList());
  }
}
