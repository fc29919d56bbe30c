/** The gate that keeps core compilable for the browser. */
@NullMarked
package io.github.stm32dfu.web;

import org.jspecify.annotations.NullMarked;
