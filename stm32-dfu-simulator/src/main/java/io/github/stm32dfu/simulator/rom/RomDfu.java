package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.reading.AbortElsewhere;
import io.github.stm32dfu.simulator.reading.ClearStatusOutsideError;
import io.github.stm32dfu.simulator.reading.EarlyPoll;
import io.github.stm32dfu.simulator.reading.FirstPoll;
import io.github.stm32dfu.simulator.reading.LongDownload;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.reading.StateAfterGet;
import io.github.stm32dfu.simulator.reading.StateAtStart;
import io.github.stm32dfu.simulator.reading.UndefinedRequest;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The ROM's DFU state machine (DFU 1.1, appendix A, with AN3156's two-phase status). */
public final class RomDfu {
  private static final ControlReply ACKNOWLEDGED = new ControlReply.Acknowledged();
  private static final ControlReply STALLED = new ControlReply.Stalled();

  private final RomSettings settings;
  private final Readings readings;
  private final Violations violations;
  private final AddressPointer pointer;
  private final MemoryReader reader;
  private final Work work;

  private DfuState state = DfuState.DFU_IDLE;
  private DfuStatus status = DfuStatus.OK;
  private Optional<Command> pending = Optional.empty();
  private Optional<Departure> departure = Optional.empty();

  /**
   * Starts the ROM.
   *
   * @param chip that it runs on
   * @param settings what is configurable about it
   * @param violations where it notes what a host must not do
   */
  public RomDfu(Chip chip, RomSettings settings, Violations violations) {
    this.settings = settings;
    this.readings = settings.readings();
    this.violations = violations;
    this.pointer = new AddressPointer(readings, settings.wTransferSize());
    this.reader = new MemoryReader(chip, readings, pointer);
    this.work = new Work(chip, readings, violations, new CommandUnit(chip, readings, pointer));
    busReset();
  }

  /**
   * Answers a class request.
   *
   * @param request which
   * @param setup its parameters
   * @param data from the host
   * @param now when it is answered; what the flash should have done by then is done
   * @return the answer; none while the endpoint keeps the host waiting for the flash
   */
  public Optional<ControlReply> answer(
      DfuRequest request, SetupPacket setup, byte[] data, Duration now) {
    observe();
    return switch (request) {
      case GETSTATUS -> getStatus(now);
      case GETSTATE -> Optional.of(new ControlReply.Data(new byte[] {(byte) state.code()}));
      case DNLOAD -> Optional.of(download(setup, data));
      case UPLOAD -> Optional.of(upload(setup));
      case CLRSTATUS -> Optional.of(clearStatus());
      case ABORT -> Optional.of(abort());
      case DETACH -> Optional.of(undefined(request));
    };
  }

  /** Notices that the flash is done, if it is. */
  public void observe() {
    if (work.finish() && state == DfuState.DFU_DNBUSY) {
      state = DfuState.DFU_DNLOAD_SYNC;
    }
    if (work.resets()) {
      departure = Optional.of(new Departure.Reset());
    }
  }

  /** A bus reset: back to the state at start. */
  public void busReset() {
    toIdle();
    if (readings.of(StateAtStart.class) == StateAtStart.DFU_ERROR) {
      fail(DfuStatus.ERR_FIRMWARE);
    }
  }

  /** SET_INTERFACE: which memory is meant is decided by the address alone. */
  public void interfaceSet() {
    pointer.afterError();
  }

  /**
   * Enters dfuERROR.
   *
   * @param why bStatus from now on
   */
  public void fail(DfuStatus why) {
    state = DfuState.DFU_ERROR;
    status = why;
    pending = Optional.empty();
  }

  /** {@return how the ROM ends, once it does} */
  public Optional<Departure> departure() {
    return departure;
  }

  private Optional<ControlReply> getStatus(Duration now) {
    if (state == DfuState.DFU_DNBUSY) {
      return stillBusy(now);
    }
    if (state == DfuState.DFU_DNLOAD_SYNC) {
      return pending.isPresent() ? begin(pending.get(), now) : Optional.of(blockDone());
    }
    if (state == DfuState.DFU_MANIFEST_SYNC) {
      state = DfuState.DFU_MANIFEST;
      departure = Optional.of(new Departure.Jump(pointer.address()));
    }
    return Optional.of(statusReply(0));
  }

  private Optional<ControlReply> begin(Command command, Duration now) {
    pending = Optional.empty();
    state = DfuState.DFU_DNBUSY;
    work.begin(command, now);
    if (readings.of(FirstPoll.class) == FirstPoll.BUSY) {
      return Optional.of(busyReply(now));
    }
    observe();
    return state == DfuState.DFU_DNLOAD_SYNC ? Optional.of(blockDone()) : Optional.empty();
  }

  private Optional<ControlReply> stillBusy(Duration now) {
    return switch (readings.of(EarlyPoll.class)) {
      case STILL_BUSY -> Optional.of(busyReply(now));
      case STALL -> Optional.of(STALLED);
      case STALL_AND_ERROR -> Optional.of(stallAndFail(DfuStatus.ERR_STALLEDPKT));
      case ANSWER_WHEN_DONE -> Optional.empty();
    };
  }

  private ControlReply blockDone() {
    if (work.outcome() == DfuStatus.OK) {
      state = DfuState.DFU_DNLOAD_IDLE;
    } else {
      fail(work.outcome());
    }
    return statusReply(0);
  }

  private ControlReply download(SetupPacket setup, byte[] data) {
    if (state != DfuState.DFU_IDLE && state != DfuState.DFU_DNLOAD_IDLE) {
      return undefined(DfuRequest.DNLOAD);
    }
    if (data.length == 0) {
      state = DfuState.DFU_MANIFEST_SYNC;
      return ACKNOWLEDGED;
    }
    boolean tooLong = data.length > settings.wTransferSize();
    if (tooLong && readings.of(LongDownload.class) == LongDownload.STALL_AND_ERROR) {
      return stallAndFail(DfuStatus.ERR_STALLEDPKT);
    }
    // A copy: what the host does to its buffer after the transfer is not seen by the device.
    byte[] taken = Arrays.copyOf(data, Math.min(data.length, settings.wTransferSize()));
    pending = Optional.of(Command.parse(setup.wValue(), taken));
    state = DfuState.DFU_DNLOAD_SYNC;
    return ACKNOWLEDGED;
  }

  private ControlReply upload(SetupPacket setup) {
    boolean defined = state == DfuState.DFU_IDLE || state == DfuState.DFU_UPLOAD_IDLE;
    if (!defined || setup.wValue() == 1 || setup.wLength() == 0) {
      return undefined(DfuRequest.UPLOAD);
    }
    if (setup.wValue() == 0) {
      return uploadedCommands(setup);
    }
    int length = Math.min(setup.wLength(), settings.wTransferSize());
    MemoryReader.Block block = reader.read(setup.wValue(), length);
    return block.status() == DfuStatus.OK
        ? uploaded(setup, block.bytes())
        : stallAndFail(block.status());
  }

  private ControlReply uploaded(SetupPacket setup, byte[] bytes) {
    boolean ended = state == DfuState.DFU_UPLOAD_IDLE && bytes.length < setup.wLength();
    state = ended ? DfuState.DFU_IDLE : DfuState.DFU_UPLOAD_IDLE;
    return new ControlReply.Data(bytes);
  }

  private ControlReply uploadedCommands(SetupPacket setup) {
    byte[] all = Command.supported();
    int length = Math.min(all.length, setup.wLength());
    ControlReply reply = uploaded(setup, Arrays.copyOf(all, length));
    if (readings.of(StateAfterGet.class) == StateAfterGet.DFU_IDLE && length == all.length) {
      state = DfuState.DFU_IDLE;
    }
    return reply;
  }

  private ControlReply clearStatus() {
    if (state == DfuState.DFU_ERROR) {
      pointer.afterError();
      toIdle();
      return ACKNOWLEDGED;
    }
    violations.protocol("CLRSTATUS in " + state);
    return switch (readings.of(ClearStatusOutsideError.class)) {
      case ERR_UNKNOWN -> {
        fail(DfuStatus.ERR_UNKNOWN);
        yield ACKNOWLEDGED;
      }
      case STALL -> STALLED;
      case IGNORED -> ACKNOWLEDGED;
    };
  }

  private ControlReply abort() {
    return switch (state) {
      case DFU_IDLE, DFU_DNLOAD_SYNC, DFU_DNLOAD_IDLE, DFU_MANIFEST_SYNC, DFU_UPLOAD_IDLE -> {
        toIdle();
        yield ACKNOWLEDGED;
      }
      default -> {
        violations.protocol("ABORT in " + state);
        yield readings.of(AbortElsewhere.class) == AbortElsewhere.IGNORED
            ? ACKNOWLEDGED
            : stallAndFail(DfuStatus.ERR_STALLEDPKT);
      }
    };
  }

  private ControlReply undefined(DfuRequest request) {
    violations.protocol(request + " in " + state);
    return readings.of(UndefinedRequest.class) == UndefinedRequest.STALL_ONLY
        ? STALLED
        : stallAndFail(DfuStatus.ERR_STALLEDPKT);
  }

  private ControlReply stallAndFail(DfuStatus why) {
    fail(why);
    return STALLED;
  }

  private void toIdle() {
    state = DfuState.DFU_IDLE;
    status = DfuStatus.OK;
    pending = Optional.empty();
  }

  private ControlReply busyReply(Duration now) {
    return statusReply(settings.pollTimes().millis(work.polled(now)));
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
