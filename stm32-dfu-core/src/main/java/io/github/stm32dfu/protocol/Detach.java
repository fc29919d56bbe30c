package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.TransportException;

/**
 * DETACH: the running application shall make way for its bootloader (DFU 1.1, section 5.1). What
 * the host does next depends on bitWillDetach.
 */
public final class Detach implements Machine<Detach.Next> {
  /** What the host does after DETACH. */
  public enum Next {
    /** Wait: the device leaves the bus by itself, or has done so already. */
    AWAIT_DEVICE,
    /** Reset the port before wDetachTimeOut is over. */
    RESET_PORT
  }

  private final FunctionalDescriptor descriptor;

  /**
   * Prepares one DETACH.
   *
   * @param descriptor of the application's run-time interface
   */
  public Detach(FunctionalDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public Action<Next> start() {
    return new Action.Out<>(DfuRequest.DETACH, descriptor.wDetachTimeOut(), new byte[0]);
  }

  @Override
  public Action<Next> next(Answer answer) throws TransportException {
    Next next = descriptor.willDetach() ? Next.AWAIT_DEVICE : Next.RESET_PORT;
    return new Action.Done<>(answer instanceof Answer.Failed failed ? after(failed, next) : next);
  }

  /** A device that leaves by itself often takes the acknowledgement with it. */
  private static Next after(Answer.Failed failed, Next next) throws TransportException {
    TransportException cause = failed.cause();
    return switch (cause.kind()) {
      case DISCONNECTED -> Next.AWAIT_DEVICE;
      case TIMEOUT, IO -> next;
      case STALL, ACCESS_DENIED, BUSY, UNSUPPORTED -> throw cause;
    };
  }
}
