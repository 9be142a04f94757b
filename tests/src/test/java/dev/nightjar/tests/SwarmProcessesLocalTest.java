package dev.nightjar.tests;

import org.junit.jupiter.api.Tag;

/**
 * The same on the real servers also in the short form of their tests: an embedded Temporal is none.
 */
@Tag("local")
final class SwarmProcessesLocalTest extends SwarmProcessesTest {}
