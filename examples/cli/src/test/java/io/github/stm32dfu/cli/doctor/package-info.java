@NullMarked
package io.github.stm32dfu.cli.doctor;

import org.jspecify.annotations.NullMarked;
