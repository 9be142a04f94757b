@NullMarked
package dev.nightjar.worker.http;

import org.jspecify.annotations.NullMarked;
