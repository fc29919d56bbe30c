/** Parsers that are public, against bytes that a fuzzer grows. */
package io.github.stm32dfu.fuzz;
