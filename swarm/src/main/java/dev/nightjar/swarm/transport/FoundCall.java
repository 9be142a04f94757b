package dev.nightjar.swarm.transport;

import dev.nightjar.swarm.message.CallRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A call found by its id.
 *
 * @param carriage what there is of it
 * @param request as it was started
 * @param lane whose slots it takes
 * @param startedAt when it was started
 * @param endedAt when it ended, if it has
 */
public record FoundCall(
    Carriage carriage,
    CallRequest request,
    String lane,
    Instant startedAt,
    Optional<Instant> endedAt) {}
