/** Worker hosts and lanes for people. */
@NullMarked
package dev.nightjar.starter.host;

import org.jspecify.annotations.NullMarked;
