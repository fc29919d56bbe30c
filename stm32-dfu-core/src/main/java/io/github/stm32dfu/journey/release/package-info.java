/**
 * Releases of firmware: what an index says of them, which one is the newest for a board, and its
 * bytes, checked. Read {@link io.github.stm32dfu.journey.release.Releases} and {@link
 * io.github.stm32dfu.journey.release.UpdateOffer} first; docs/releases.md has the form of the
 * index.
 */
@NullMarked
package io.github.stm32dfu.journey.release;

import org.jspecify.annotations.NullMarked;
