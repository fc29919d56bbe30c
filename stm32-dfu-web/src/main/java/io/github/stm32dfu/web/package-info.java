/**
 * Core as an ES module for web pages. Read {@link io.github.stm32dfu.web.Stm32Dfu} and {@code
 * JourneyRequest} first.
 */
@NullMarked
package io.github.stm32dfu.web;

import org.jspecify.annotations.NullMarked;
