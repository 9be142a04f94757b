package dev.nightjar.activities.ledger;

import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.MYSQL)
final class MariaDbNightRunsTest extends NightRunsContract {
  MariaDbNightRunsTest(EmbeddedStack stack) {
    super(TestServer.of(stack));
  }
}
