package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.helpers.NOPLogger;

/** Finders on fake buses. */
final class Fakes {
  /** As on hosts that are not Linux. */
  static final Sysfs NO_SYSFS = new Sysfs(Path.of("there", "is", "no", "sysfs", "here"));

  private Fakes() {}

  static UsbFinder finder(FakeBus bus, Clock clock) {
    return finder(bus, NO_SYSFS, clock);
  }

  static UsbFinder finder(FakeBus bus, Sysfs sysfs, Clock clock) {
    return new UsbFinder(bus, sysfs, HostSystem.LINUX, clock, NOPLogger.NOP_LOGGER);
  }

  /** {@return a healthy device with the ids of ST's ROM and two alternate settings} */
  static FakeDevice rom() {
    byte[] configuration =
        DescriptorBytes.configuration(1)
            .dfu(0, 0, 2, 4)
            .dfu(0, 1, 2, 5)
            .functional(new FunctionalDescriptor(0x0B, 255, 2048, 0x011A))
            .toBytes();
    return new FakeDevice(DescriptorBytes.ST_ROM, configuration)
        .string(2, DescriptorBytes.string("STM32  BOOTLOADER"))
        .string(3, DescriptorBytes.string("2077345D2039"))
        .string(4, DescriptorBytes.string("@Internal Flash  /0x08000000/128*0002Kg"))
        .string(5, DescriptorBytes.string("@Option Bytes  /0x1FFFF800/01*016 e"));
  }

  /** {@return the only device of a listing} */
  static DfuIdentity only(UsbFinder finder) throws Exception {
    List<DfuIdentity> all = finder.list();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
