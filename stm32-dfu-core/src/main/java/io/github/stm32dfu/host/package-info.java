/**
 * What only a JVM has: files, the network and short waits. The browser build never reaches this
 * package. Read {@link io.github.stm32dfu.host.FirmwareFiles}, {@link
 * io.github.stm32dfu.host.HttpReleases} and {@link io.github.stm32dfu.host.FileJournal} first.
 */
@NullMarked
package io.github.stm32dfu.host;

import org.jspecify.annotations.NullMarked;
