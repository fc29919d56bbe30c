package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.app.Trigger;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.Optional;

/** The DFU interface of a running application: appIDLE and appDETACH (DFU 1.1, appendix A.1). */
final class RunTimeDfu {
  private static final int CAN_DOWNLOAD = 1;
  private static final int WILL_DETACH = 8;
  private static final int TIMEOUT_MILLIS = 1000;
  private static final int TRANSFER_SIZE = 2048;
  private static final int DFU_1_1 = 0x0110;

  private final Application application;
  private final FunctionalDescriptor descriptor;
  private Optional<Duration> detachedUntil = Optional.empty();

  private RunTimeDfu(Application application, int attributes) {
    this.application = application;
    this.descriptor = new FunctionalDescriptor(attributes, TIMEOUT_MILLIS, TRANSFER_SIZE, DFU_1_1);
  }

  /** {@return the interface of an application that obeys DETACH} */
  static Optional<RunTimeDfu> of(Application application) {
    if (application.exit().obeys(Trigger.DFU_DETACH)) {
      return Optional.of(new RunTimeDfu(application, CAN_DOWNLOAD | WILL_DETACH));
    }
    return application.exit().obeys(Trigger.DFU_DETACH_AND_RESET)
        ? Optional.of(new RunTimeDfu(application, CAN_DOWNLOAD))
        : Optional.empty();
  }

  FunctionalDescriptor descriptor() {
    return descriptor;
  }

  ControlReply answer(DfuRequest request, SetupPacket setup, Duration now) {
    detachedUntil = detachedUntil.filter(end -> now.compareTo(end) < 0);
    return switch (request) {
      case DETACH -> detach(setup, now);
      case GETSTATUS -> new ControlReply.Data(new byte[] {0, 0, 0, 0, state(), 0});
      case GETSTATE -> new ControlReply.Data(new byte[] {state()});
      case DNLOAD, UPLOAD, CLRSTATUS, ABORT -> new ControlReply.Stalled();
    };
  }

  /** The bus was reset, which after DETACH starts the bootloader. */
  void busReset(Duration now) {
    if (detachedUntil.filter(end -> now.compareTo(end) < 0).isPresent()) {
      application.leaveAtOnce();
    }
    detachedUntil = Optional.empty();
  }

  private ControlReply detach(SetupPacket setup, Duration now) {
    if (detachedUntil.isPresent()) {
      return new ControlReply.Stalled();
    }
    if (descriptor.willDetach()) {
      application.leaveWhenAllIsSaid();
    } else {
      detachedUntil =
          Optional.of(now.plusMillis(Math.min(setup.wValue(), descriptor.wDetachTimeOut())));
    }
    return new ControlReply.Acknowledged();
  }

  private byte state() {
    DfuState state = detachedUntil.isPresent() ? DfuState.APP_DETACH : DfuState.APP_IDLE;
    return (byte) state.code();
  }
}
