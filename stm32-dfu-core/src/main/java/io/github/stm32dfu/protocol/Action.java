package io.github.stm32dfu.protocol;

/**
 * What a {@link Machine} wants to happen next.
 *
 * @param <R> what the machine gives when it is done
 */
public sealed interface Action<R> {
  /**
   * Send a class request with data from host to device.
   *
   * @param request DETACH, DNLOAD, CLRSTATUS or ABORT
   * @param wValue wBlockNum of DNLOAD, the timeout of DETACH, else 0
   * @param data possibly empty; the machine does not change it afterwards
   * @param <R> what the machine gives when it is done
   */
  record Out<R>(DfuRequest request, int wValue, byte[] data) implements Action<R> {}

  /**
   * Send a class request that is answered with data.
   *
   * @param request UPLOAD, GETSTATUS or GETSTATE
   * @param wValue wBlockNum of UPLOAD, else 0
   * @param wLength most bytes that are wanted
   * @param <R> what the machine gives when it is done
   */
  record In<R>(DfuRequest request, int wValue, int wLength) implements Action<R> {}

  /**
   * Let time pass.
   *
   * @param millis at least this many
   * @param <R> what the machine gives when it is done
   */
  record Wait<R>(long millis) implements Action<R> {}

  /**
   * Stop: the work is done.
   *
   * @param result what the machine gives
   * @param <R> its type
   */
  record Done<R>(R result) implements Action<R> {}
}
