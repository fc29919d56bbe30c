package io.github.stm32dfu.simulator;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.plain.PlainDfu;
import io.github.stm32dfu.simulator.plain.PlainSettings;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.rom.Violations.Watch;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.PortPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Settings of a {@link SimulatedDfu11}. What is not set is as on an empty device in dfuIDLE that
 * takes blocks of 64 bytes, can be read, and goes on answering after manifestation.
 */
public final class Dfu11Builder {
  private static final int CAN_DOWNLOAD = 1;
  private static final int CAN_UPLOAD = 2;
  private static final int MANIFESTATION_TOLERANT = 4;
  private static final int WILL_DETACH = 8;
  private static final int DFU_1_0 = 0x0100;
  private static final int DFU_1_1 = 0x0110;

  private int abilities = CAN_DOWNLOAD | CAN_UPLOAD;
  private int transferSize = 64;
  private int detachTimeOut = 1000;
  private int version = DFU_1_1;
  private AfterManifestation after = AfterManifestation.GOES_ON;
  private DetachForm detach = DetachForm.BY_PORT_RESET;
  private Optional<byte[]> application = Optional.empty();
  private int capacity = 1 << 20;
  private OptionalInt wornByte = OptionalInt.empty();
  private int pollTimeout = 10;
  private int busyPolls = 1;
  private Predicate<byte[]> test = firmware -> true;
  private FaultPlan faults = FaultPlan.none();
  List<String> alternateSettings = List.of("Firmware");
  PortPath portPath = PortPath.of("1-1");
  Timing timing = Timing.typical();
  Clock clock = new VirtualClock();

  Dfu11Builder() {}

  /**
   * Sets wTransferSize; default 64.
   *
   * @param wTransferSize bytes, 1 to 65535
   * @return this
   */
  public Dfu11Builder transferSize(int wTransferSize) {
    transferSize = within(1, wTransferSize, 0xFFFF);
    return this;
  }

  /**
   * Sets what follows manifestation; default {@link AfterManifestation#GOES_ON}.
   *
   * @param what the device does
   * @return this
   */
  public Dfu11Builder afterManifestation(AfterManifestation what) {
    after = what;
    return this;
  }

  /**
   * Sets what follows DETACH; default {@link DetachForm#BY_PORT_RESET}.
   *
   * @param form of it
   * @return this
   */
  public Dfu11Builder detach(DetachForm form) {
    detach = form;
    return this;
  }

  /**
   * Sets how long the application waits for a port reset; default 1000.
   *
   * @param wDetachTimeOut milliseconds, 0 to 65535
   * @return this
   */
  public Dfu11Builder detachTimeOut(int wDetachTimeOut) {
    detachTimeOut = within(0, wDetachTimeOut, 0xFFFF);
    return this;
  }

  /**
   * Takes bitCanUpload away: the device cannot be read.
   *
   * @return this
   */
  public Dfu11Builder writeOnly() {
    abilities = CAN_DOWNLOAD;
    return this;
  }

  /**
   * Takes bitCanDnload away: the device cannot be written.
   *
   * @return this
   */
  public Dfu11Builder readOnly() {
    abilities = CAN_UPLOAD;
    return this;
  }

  /**
   * Makes it a DFU 1.0 device: its functional descriptor has seven bytes and no version.
   *
   * @return this
   */
  public Dfu11Builder dfu10() {
    version = DFU_1_0;
    return this;
  }

  /**
   * Puts firmware on it, which runs at the start. Default is none, and the device is in dfuIDLE.
   *
   * @param firmware that the device takes for its own
   * @return this
   */
  public Dfu11Builder runs(byte[] firmware) {
    application = Optional.of(firmware.clone());
    return this;
  }

  /**
   * Sets the most bytes of a firmware; default 1 MiB. Past it blocks end in errADDRESS.
   *
   * @param bytes at least 1
   * @return this
   */
  public Dfu11Builder capacity(int bytes) {
    capacity = within(1, bytes, Integer.MAX_VALUE);
    return this;
  }

  /**
   * Wears a byte of its memory out, so that it holds another value than was written; the device
   * does not notice. Default none.
   *
   * @param offset of the byte
   * @return this
   */
  public Dfu11Builder wornByte(int offset) {
    wornByte = OptionalInt.of(within(0, offset, Integer.MAX_VALUE));
    return this;
  }

  /**
   * Sets how the vendor tells his own firmware; default is to take any. Another one ends in
   * errFILE.
   *
   * @param own true for firmware that the device takes
   * @return this
   */
  public Dfu11Builder takes(Predicate<byte[]> own) {
    test = own;
    return this;
  }

  /**
   * Sets how busy it is after each block and at manifestation; default once for 10 ms.
   *
   * @param polls how often GETSTATUS finds it busy, 0 or more
   * @param bwPollTimeout for how many milliseconds each time, 24 bits
   * @return this
   */
  public Dfu11Builder busy(int polls, int bwPollTimeout) {
    busyPolls = within(0, polls, Integer.MAX_VALUE);
    pollTimeout = within(0, bwPollTimeout, 0xFFFFFF);
    return this;
  }

  /**
   * Sets the names of the alternate settings; default one, {@code Firmware}. All lead to the same
   * firmware.
   *
   * @param names by number
   * @return this
   */
  public Dfu11Builder alternateSettings(List<String> names) {
    alternateSettings = List.copyOf(names);
    return this;
  }

  /**
   * Sets where it is plugged in; default {@code 1-1}.
   *
   * @param path perhaps unknown, as on some hosts
   * @return this
   */
  public Dfu11Builder portPath(PortPath path) {
    portPath = path;
    return this;
  }

  /**
   * Sets how long transfers and enumeration take; default {@link Timing#typical()}.
   *
   * @param durations of the bus; those of a flash are not used
   * @return this
   */
  public Dfu11Builder timing(Timing durations) {
    timing = durations;
    return this;
  }

  /**
   * Sets the clock; default a new {@link VirtualClock}.
   *
   * @param time perhaps shared with other devices
   * @return this
   */
  public Dfu11Builder clock(Clock time) {
    clock = time;
    return this;
  }

  /**
   * Sets what will go wrong; default nothing. Pulses of a flash are not simulated.
   *
   * @param plan of faults
   * @return this
   */
  public Dfu11Builder faults(FaultPlan plan) {
    faults = plan;
    return this;
  }

  /** {@return a device with these settings, plugged in} */
  public SimulatedDfu11 build() {
    Violations violations = new Violations(Watch.FLASH_AND_PROTOCOL);
    PlainSettings settings =
        new PlainSettings(
            descriptor(), restarts(), capacity, wornByte, pollTimeout, busyPolls, test);
    PlainDfu dfu = new PlainDfu(settings, application, violations);
    if (application.isPresent()) {
      dfu.start();
    }
    Dfu11Port port = new Dfu11Port(this, settings.descriptor(), dfu);
    port.plan(faults);
    return new SimulatedDfu11(port, dfu, violations);
  }

  private boolean restarts() {
    return after == AfterManifestation.RESTARTS || after == AfterManifestation.RESTARTS_UNANNOUNCED;
  }

  private FunctionalDescriptor descriptor() {
    boolean tolerant =
        after == AfterManifestation.GOES_ON || after == AfterManifestation.RESTARTS_UNANNOUNCED;
    int attributes =
        abilities
            | (tolerant ? MANIFESTATION_TOLERANT : 0)
            | (detach == DetachForm.BY_ITSELF ? WILL_DETACH : 0);
    byte length = (byte) (version == DFU_1_0 ? 7 : 9);
    byte[] bytes = {
      length,
      FunctionalDescriptor.TYPE,
      (byte) attributes,
      (byte) detachTimeOut,
      (byte) (detachTimeOut >> 8),
      (byte) transferSize,
      (byte) (transferSize >> 8),
      (byte) version,
      (byte) (version >> 8)
    };
    return FunctionalDescriptor.find(Arrays.copyOf(bytes, length)).orElseThrow();
  }

  private static int within(int least, int value, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(value + " is not within " + least + " to " + most);
    }
    return value;
  }
}
