package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.ControlReply;
import java.util.Arrays;
import java.util.Optional;

/** One bulk or interrupt transfer on its way. */
record BulkTransfer(Board board, long attachment, Request request, Optional<Fault> fault) {
  private static final byte[] NOTHING = {};

  /** What the host wants of the device. */
  sealed interface Request {
    /** {@return how it ends; nothing while the endpoint keeps the host waiting} */
    Optional<ControlReply> askOf(UsbFunction device);

    /** {@return how many bytes go to the device} */
    int sent();
  }

  /** Bytes from the device. */
  record In(int endpoint, int length) implements Request {
    @Override
    public Optional<ControlReply> askOf(UsbFunction device) {
      return device.in(endpoint, length);
    }

    @Override
    public int sent() {
      return 0;
    }
  }

  /** Bytes to the device. */
  record Out(int endpoint, byte[] data) implements Request {
    @Override
    public Optional<ControlReply> askOf(UsbFunction device) {
      return device.out(endpoint, data);
    }

    @Override
    public int sent() {
      return data.length;
    }
  }

  /** {@return how it has ended by now, if it has; wants the board's lock} */
  Optional<ControlReply> tryNow() {
    board.catchUp();
    if (!board.present(attachment)) {
      return Optional.of(new ControlReply.Gone());
    }
    if (board.presence().lingering()) {
      return Optional.empty();
    }
    Optional<ControlReply> answer = answer();
    return answer.isPresent() && new Accident(board, fault).after()
        ? Optional.of(new ControlReply.Gone())
        : answer.map(this::seen);
  }

  private Optional<ControlReply> answer() {
    if (fault.isPresent() && fault.get() instanceof Fault.Stall) {
      return Optional.of(new ControlReply.Stalled());
    }
    boolean lost = fault.isPresent() && fault.get() instanceof Fault.LostRequest;
    return lost && request instanceof Out
        ? Optional.of(new ControlReply.Acknowledged())
        : board.program().usb().flatMap(request::askOf);
  }

  /** What the device has sent is lost where the host does not see it. */
  private ControlReply seen(ControlReply answer) {
    if (!(answer instanceof ControlReply.Data data) || fault.isEmpty()) {
      return answer;
    }
    if (fault.get() instanceof Fault.ShortAnswer cut) {
      int length = Math.min(data.bytes().length, cut.length());
      return new ControlReply.Data(Arrays.copyOf(data.bytes(), length));
    }
    return fault.get() instanceof Fault.LostAnswer ? new ControlReply.Data(NOTHING) : answer;
  }
}
