@NullMarked
package dev.nightjar.starter.ingest;

import org.jspecify.annotations.NullMarked;
