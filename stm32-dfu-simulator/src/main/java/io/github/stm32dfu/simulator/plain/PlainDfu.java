package io.github.stm32dfu.simulator.plain;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.Optional;

/**
 * The state machine of DFU 1.1, appendix A, to the letter: what a state does not define is stalled,
 * leads to dfuERROR, and is noted.
 */
public final class PlainDfu {
  private static final ControlReply ACKNOWLEDGED = new ControlReply.Acknowledged();
  private static final ControlReply STALLED = new ControlReply.Stalled();

  private final PlainSettings settings;
  private final FunctionalDescriptor descriptor;
  private final Violations violations;
  private final FirmwareSlot slot;
  private final BlockWatch blocks;

  private DfuState state = DfuState.DFU_IDLE;
  private DfuStatus status = DfuStatus.OK;
  private DfuStatus outcome = DfuStatus.OK;
  private Duration until = Duration.ZERO;
  private int pollsLeft;
  private int uploaded;
  private boolean leaving;

  /**
   * A device in dfuIDLE.
   *
   * @param settings of the device
   * @param firmware that it holds
   * @param violations where it notes what a host must not do
   */
  public PlainDfu(PlainSettings settings, Optional<byte[]> firmware, Violations violations) {
    this.settings = settings;
    this.descriptor = settings.descriptor();
    this.violations = violations;
    this.slot = new FirmwareSlot(firmware, settings);
    this.blocks = new BlockWatch(violations, descriptor.wTransferSize());
  }

  /** {@return the firmware that it can start} */
  public Optional<byte[]> firmware() {
    return slot.complete();
  }

  /** {@return the state that it is in} */
  public DfuState state() {
    return state;
  }

  /** {@return whether the application runs} */
  public boolean inApplication() {
    return state == DfuState.APP_IDLE || state == DfuState.APP_DETACH;
  }

  /** Starts after power on, or after a bus reset: the application if there is one. */
  public void start() {
    state = DfuState.APP_IDLE;
    status = DfuStatus.OK;
    leaving = false;
    if (slot.complete().isEmpty()) {
      fail(DfuStatus.ERR_FIRMWARE);
    }
  }

  /** A bus reset: into the application, or after DETACH out of it. */
  public void busReset() {
    if (state == DfuState.APP_DETACH) {
      state = DfuState.DFU_IDLE;
    } else {
      start();
    }
  }

  /** {@return whether the device leaves the bus now, to come back as something else; told once} */
  public boolean leaves() {
    boolean told = leaving;
    leaving = false;
    return told;
  }

  /**
   * Lets happen what should have happened.
   *
   * @param now on the device's clock
   */
  public void observe(Duration now) {
    if (now.compareTo(until) < 0) {
      return;
    }
    switch (state) {
      case DFU_DNBUSY -> state = DfuState.DFU_DNLOAD_SYNC;
      case APP_DETACH -> state = DfuState.APP_IDLE;
      case DFU_MANIFEST -> manifested();
      default -> {}
    }
  }

  /**
   * Enters dfuERROR.
   *
   * @param why bStatus from now on
   */
  public void fail(DfuStatus why) {
    state = DfuState.DFU_ERROR;
    status = why;
  }

  /**
   * Answers a control transfer.
   *
   * @param setup its request
   * @param data from the host
   * @param now when it is answered
   * @return the answer
   */
  public ControlReply answer(SetupPacket setup, byte[] data, Duration now) {
    observe(now);
    Optional<DfuRequest> request = setup.dfuRequest();
    if (request.isEmpty()) {
      return ACKNOWLEDGED;
    }
    if (state == DfuState.DFU_MANIFEST || state == DfuState.DFU_MANIFEST_WAIT_RESET) {
      violations.protocol(request.get() + " in " + state);
      return STALLED;
    }
    if (state == DfuState.DFU_DNBUSY) {
      return undefined(request.get());
    }
    return switch (request.get()) {
      case GETSTATUS -> getStatus(now);
      case GETSTATE -> new ControlReply.Data(new byte[] {(byte) state.code()});
      case DETACH -> detach(setup, now);
      case DNLOAD -> download(setup, data);
      case UPLOAD -> upload(setup);
      case ABORT -> abort();
      case CLRSTATUS -> clearStatus();
    };
  }

  private ControlReply getStatus(Duration now) {
    return switch (state) {
      case DFU_DNLOAD_SYNC -> pollsLeft > 0 ? busy(DfuState.DFU_DNBUSY, now) : blockDone();
      case DFU_MANIFEST_SYNC -> {
        boolean done = descriptor.manifestationTolerant() && pollsLeft == 0;
        yield done && !settings.restarts() ? finished() : busy(DfuState.DFU_MANIFEST, now);
      }
      default -> statusReply(0);
    };
  }

  private ControlReply busy(DfuState next, Duration now) {
    pollsLeft--;
    state = next;
    until = now.plus(Duration.ofMillis(settings.bwPollTimeout()));
    return statusReply(settings.bwPollTimeout());
  }

  private ControlReply blockDone() {
    if (outcome == DfuStatus.OK) {
      state = DfuState.DFU_DNLOAD_IDLE;
    } else {
      fail(outcome);
    }
    return statusReply(0);
  }

  private ControlReply finished() {
    if (slot.finish()) {
      state = DfuState.DFU_IDLE;
    } else {
      fail(DfuStatus.ERR_FILE);
    }
    return statusReply(0);
  }

  private void manifested() {
    if (settings.restarts()) {
      slot.finish();
      start();
      leaving = true;
    } else if (descriptor.manifestationTolerant()) {
      state = DfuState.DFU_MANIFEST_SYNC;
    } else {
      slot.finish();
      state = DfuState.DFU_MANIFEST_WAIT_RESET;
    }
  }

  private ControlReply detach(SetupPacket setup, Duration now) {
    if (state != DfuState.APP_IDLE) {
      return undefined(DfuRequest.DETACH);
    }
    if (descriptor.willDetach()) {
      state = DfuState.DFU_IDLE;
      leaving = true;
    } else {
      state = DfuState.APP_DETACH;
      until = now.plusMillis(Math.min(setup.wValue(), descriptor.wDetachTimeOut()));
    }
    return ACKNOWLEDGED;
  }

  private ControlReply download(SetupPacket setup, byte[] data) {
    boolean defined = state == DfuState.DFU_IDLE && data.length > 0;
    if (!descriptor.canDownload() || !(defined || state == DfuState.DFU_DNLOAD_IDLE)) {
      return undefined(DfuRequest.DNLOAD);
    }
    pollsLeft = settings.busyPolls();
    if (data.length == 0) {
      state = DfuState.DFU_MANIFEST_SYNC;
      return ACKNOWLEDGED;
    }
    if (state == DfuState.DFU_IDLE) {
      slot.begin();
      blocks.restart();
    }
    blocks.see(setup);
    outcome = slot.add(data) ? DfuStatus.OK : DfuStatus.ERR_ADDRESS;
    state = DfuState.DFU_DNLOAD_SYNC;
    return ACKNOWLEDGED;
  }

  private ControlReply upload(SetupPacket setup) {
    boolean defined = state == DfuState.DFU_IDLE || state == DfuState.DFU_UPLOAD_IDLE;
    if (!descriptor.canUpload() || !defined) {
      return undefined(DfuRequest.UPLOAD);
    }
    if (state == DfuState.DFU_IDLE) {
      uploaded = 0;
      blocks.restart();
    }
    blocks.see(setup);
    byte[] bytes = slot.read(uploaded, setup.wLength());
    uploaded += bytes.length;
    state = bytes.length < setup.wLength() ? DfuState.DFU_IDLE : DfuState.DFU_UPLOAD_IDLE;
    return new ControlReply.Data(bytes);
  }

  private ControlReply abort() {
    return switch (state) {
      case DFU_IDLE, DFU_DNLOAD_SYNC, DFU_DNLOAD_IDLE, DFU_MANIFEST_SYNC, DFU_UPLOAD_IDLE -> {
        state = DfuState.DFU_IDLE;
        yield ACKNOWLEDGED;
      }
      default -> undefined(DfuRequest.ABORT);
    };
  }

  private ControlReply clearStatus() {
    if (state != DfuState.DFU_ERROR) {
      return undefined(DfuRequest.CLRSTATUS);
    }
    state = DfuState.DFU_IDLE;
    status = DfuStatus.OK;
    return ACKNOWLEDGED;
  }

  /** In the application only the stall, without dfuERROR. */
  private ControlReply undefined(DfuRequest request) {
    violations.protocol(request + " in " + state);
    if (!inApplication()) {
      fail(DfuStatus.ERR_STALLEDPKT);
    }
    return STALLED;
  }

  private ControlReply statusReply(int poll) {
    return new ControlReply.Data(
        new byte[] {
          (byte) status.code(),
          (byte) poll,
          (byte) (poll >> 8),
          (byte) (poll >> 16),
          (byte) state.code(),
          0
        });
  }
}
