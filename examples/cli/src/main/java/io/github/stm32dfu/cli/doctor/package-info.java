/**
 * Why no board can be used, from evidence. Read {@link io.github.stm32dfu.cli.doctor.Evidence} and
 * {@link io.github.stm32dfu.cli.doctor.Diagnosis} first.
 */
@NullMarked
package io.github.stm32dfu.cli.doctor;

import org.jspecify.annotations.NullMarked;
