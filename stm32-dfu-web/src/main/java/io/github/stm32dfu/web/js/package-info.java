/**
 * JavaScript's side of things. Read {@link io.github.stm32dfu.web.js.Settled} and {@link
 * io.github.stm32dfu.web.js.JsObject} first.
 */
@NullMarked
package io.github.stm32dfu.web.js;

import org.jspecify.annotations.NullMarked;
