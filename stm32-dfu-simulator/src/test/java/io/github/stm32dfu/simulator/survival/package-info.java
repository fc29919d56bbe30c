/**
 * No board is ever lost: updates that are hit by everything that can hit them, in virtual time, by
 * the library as it is. Read {@link io.github.stm32dfu.simulator.survival.Trial} for what is done
 * to a board and what must hold, then {@link io.github.stm32dfu.simulator.survival.SurvivalTest}.
 */
package io.github.stm32dfu.simulator.survival;
