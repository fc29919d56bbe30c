package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.Optional;

/** Watches a host from the wire alone, as a USB analyser would, knowing nothing of the device. */
public final class WireWatch {
  /** Least data of a read or write (AN3156, sections 4.1 and 5.1). */
  private static final int SHORTEST = 2;

  private final Violations violations;
  private final int wTransferSize;
  private Duration mayPollFrom = Duration.ZERO;
  private Optional<DfuRequest> direction = Optional.empty();
  private int lowestNext = 2;
  private int highestNext = 2;

  /**
   * Starts at a device that was just plugged in.
   *
   * @param violations where to note what was seen
   * @param wTransferSize most bytes of one transfer
   */
  public WireWatch(Violations violations, int wTransferSize) {
    this.violations = violations;
    this.wTransferSize = wTransferSize;
  }

  /**
   * Sees a transfer begin.
   *
   * @param setup its request
   * @param start when
   */
  public void begin(SetupPacket setup, Duration start) {
    Optional<DfuRequest> request = setup.dfuRequest();
    if (request.isEmpty()) {
      restart();
      return;
    }
    switch (request.get()) {
      case GETSTATUS -> poll(start);
      case DNLOAD, UPLOAD -> block(request.get(), setup);
      case ABORT, CLRSTATUS, DETACH -> restart();
      case GETSTATE -> {}
    }
  }

  /**
   * Sees the answer.
   *
   * @param setup the request
   * @param reply what the host got
   * @param end when
   */
  public void end(SetupPacket setup, ControlReply reply, Duration end) {
    Optional<DfuRequest> request = setup.dfuRequest();
    if (request.isPresent() && request.equals(direction) && setup.wValue() > 1) {
      afterBlock(setup.wValue(), reply);
    }
    boolean status = request.filter(DfuRequest.GETSTATUS::equals).isPresent();
    if (status && reply instanceof ControlReply.Data data && data.bytes().length == 6) {
      afterStatus(data.bytes(), end);
    }
  }

  private void afterStatus(byte[] status, Duration end) {
    int poll = (status[1] & 0xFF) | (status[2] & 0xFF) << 8 | (status[3] & 0xFF) << 16;
    boolean busy = status[4] == DfuState.DFU_DNBUSY.code();
    mayPollFrom = busy ? end.plus(Duration.ofMillis(poll)) : Duration.ZERO;
  }

  private void poll(Duration start) {
    if (start.compareTo(mayPollFrom) < 0) {
      violations.protocol(
          "GETSTATUS "
              + mayPollFrom.minus(start).toNanos() / 1000
              + " us before bwPollTimeout was over");
    }
  }

  private void block(DfuRequest request, SetupPacket setup) {
    int wBlockNum = setup.wValue();
    if (setup.wLength() > wTransferSize) {
      violations.protocol(
          request + " of " + setup.wLength() + " bytes, wTransferSize is " + wTransferSize);
    }
    if (setup.wLength() == 0 || wBlockNum == 0) {
      restart();
      return;
    }
    if (setup.wLength() < SHORTEST) {
      violations.protocol(request + " of " + setup.wLength() + " byte, the least is " + SHORTEST);
    }
    if (wBlockNum == 1) {
      violations.protocol(request + " of the reserved wBlockNum 1");
      return;
    }
    if (direction.filter(request::equals).isEmpty()) {
      restart();
    }
    boolean next = lowestNext <= wBlockNum && wBlockNum <= highestNext;
    if (!next && wBlockNum != 2) {
      violations.protocol(
          request + " wBlockNum " + wBlockNum + " where " + highestNext + " is next");
    }
    direction = Optional.of(request);
  }

  /**
   * A host that got no answer cannot know whether the block was taken; one that was refused can.
   */
  private void afterBlock(int wBlockNum, ControlReply reply) {
    if (!(reply instanceof ControlReply.Stalled)) {
      lowestNext = reply instanceof ControlReply.NoAnswer ? wBlockNum : wBlockNum + 1;
      highestNext = wBlockNum + 1;
    }
  }

  private void restart() {
    direction = Optional.empty();
    lowestNext = 2;
    highestNext = 2;
  }
}
