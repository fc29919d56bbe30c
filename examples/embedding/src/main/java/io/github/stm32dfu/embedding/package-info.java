/** A program that embeds updates, as short as it can be. */
package io.github.stm32dfu.embedding;
