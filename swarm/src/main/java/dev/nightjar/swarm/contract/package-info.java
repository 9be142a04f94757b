/** What an interface says that can be called on any worker host, and whether it can be. */
@NullMarked
package dev.nightjar.swarm.contract;

import org.jspecify.annotations.NullMarked;
