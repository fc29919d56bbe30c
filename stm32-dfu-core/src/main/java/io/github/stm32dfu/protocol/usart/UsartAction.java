package io.github.stm32dfu.protocol.usart;

import java.time.Duration;

/** What a {@link UsartMachine} wants next. */
public sealed interface UsartAction {
  /**
   * Bytes have to go out.
   *
   * @param bytes all of them
   */
  record Send(byte[] bytes) implements UsartAction {}

  /**
   * Bytes have to come in.
   *
   * @param count how many
   * @param within how long all of them may take, the line's own time not counted
   */
  record Receive(int count, Duration within) implements UsartAction {}

  /**
   * The command is done.
   *
   * @param data that came; perhaps none
   */
  record Done(byte[] data) implements UsartAction {}
}
