package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DfuException;

/**
 * One operation of the protocol as a state machine that never sleeps, logs, or does any input or
 * output: a driver performs each {@link Action} and brings back its {@link Answer}. A machine is
 * used once.
 *
 * @param <R> what the operation gives
 */
public interface Machine<R> {
  /** {@return the first action} */
  Action<R> start();

  /**
   * {@return the next action}
   *
   * @param answer to the action before
   * @throws DfuException where the operation cannot go on
   */
  Action<R> next(Answer answer) throws DfuException;
}
