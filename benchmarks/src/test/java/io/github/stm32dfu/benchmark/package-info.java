/**
 * How fast core is by itself. Read {@link io.github.stm32dfu.benchmark.FormatBenchmark} and {@link
 * io.github.stm32dfu.benchmark.TransferBenchmark} first; {@code benchmarks/run} runs all.
 */
@NullMarked
package io.github.stm32dfu.benchmark;

import org.jspecify.annotations.NullMarked;
