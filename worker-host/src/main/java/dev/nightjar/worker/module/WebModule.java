package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.worker.config.SwarmHttpSettings;
import dev.nightjar.worker.config.SwarmSettings;
import dev.nightjar.worker.web.SwarmWeb;

/** Calls over HTTP, for who asks for them: they are off unless configured. */
public final class WebModule extends AbstractModule {
  // The worker host closes it, and OpenResources where that did not begin to work.
  @SuppressWarnings("CloseableProvides")
  @Provides
  @Singleton
  SwarmWeb web(SwarmSettings swarmSettings, Offers offers, Swarm swarm, OpenResources open) {
    SwarmHttpSettings settings = swarmSettings.http();
    SwarmWeb web =
        SwarmWeb.start(
            settings
                .address()
                .orElseThrow(() -> new IllegalStateException("swarm.http.address is off")),
            settings,
            offers,
            swarm);
    return open.add(web, web);
  }
}
