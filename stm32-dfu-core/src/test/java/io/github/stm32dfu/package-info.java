/** The rules that all of core keeps. */
@NullMarked
package io.github.stm32dfu;

import org.jspecify.annotations.NullMarked;
