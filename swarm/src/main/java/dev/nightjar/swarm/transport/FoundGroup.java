package dev.nightjar.swarm.transport;

import dev.nightjar.swarm.message.GroupRequest;
import java.time.Instant;

/**
 * A group's page found by its id.
 *
 * @param carriage what there is of it
 * @param request as it was started
 * @param lane whose slots it takes
 * @param startedAt when it was started
 */
public record FoundGroup(
    GroupCarriage carriage, GroupRequest request, String lane, Instant startedAt) {}
