/**
 * One class for each command. Read {@link io.github.stm32dfu.cli.command.ToolCommand} and {@link
 * io.github.stm32dfu.cli.command.FlashCommand} first.
 */
@NullMarked
package io.github.stm32dfu.cli.command;

import org.jspecify.annotations.NullMarked;
