/**
 * The application that runs on a board before and after an update. Read {@link
 * io.github.stm32dfu.journey.application.AppProtocol} and {@link
 * io.github.stm32dfu.journey.application.LineProtocol} first.
 */
@NullMarked
package io.github.stm32dfu.journey.application;

import org.jspecify.annotations.NullMarked;
