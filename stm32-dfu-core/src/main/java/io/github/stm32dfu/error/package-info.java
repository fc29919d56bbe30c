/**
 * Everything that can go wrong, as one sealed family. Read {@link
 * io.github.stm32dfu.error.DfuException} and {@link io.github.stm32dfu.error.Hint} first.
 */
@NullMarked
package io.github.stm32dfu.error;

import org.jspecify.annotations.NullMarked;
