/** The merchant registry: tenants with their time zones, currencies, weights and states. */
@NullMarked
package dev.nightjar.core.merchant;

import org.jspecify.annotations.NullMarked;
