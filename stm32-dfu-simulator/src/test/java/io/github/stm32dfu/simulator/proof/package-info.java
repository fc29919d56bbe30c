/**
 * That the contracts of package {@code contract} can fail: an implementation that passes, and the
 * same with each {@link io.github.stm32dfu.simulator.proof.Defect}, which does not.
 */
@NullMarked
package io.github.stm32dfu.simulator.proof;

import org.jspecify.annotations.NullMarked;
