package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DeviceString.Text;
import io.github.stm32dfu.transport.DeviceString.Unreadable;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.helpers.NOPLogger;

class UsbFinderTest {
  private static final int ACCESS = -3;
  private static final int BUSY = -6;
  private static final int NOT_SUPPORTED = -12;
  private static final String LAYOUT = "@Internal Flash  /0x08000000/128*0002Kg";

  @TempDir private Path folder;

  private final List<UsbDevice> devices = new ArrayList<>();
  private final FakeBus bus = new FakeBus(() -> List.copyOf(devices));
  private final VirtualClock clock = new VirtualClock();
  private final UsbFinder elsewhere = Fakes.finder(bus, clock);

  private UsbFinder onLinux() {
    return Fakes.finder(bus, new Sysfs(folder), clock);
  }

  @Test
  void listsDevicesOfAnyKindAndOpensNone() throws Exception {
    FakeDevice other =
        new FakeDevice(new DeviceDescriptor(0x0483, 0x5740, 0x0200, 1, 2), new byte[0]).ports(3);
    FakeDevice rom = Fakes.rom();
    devices.add(rom);
    devices.add(other);
    Path files = Files.createDirectory(folder.resolve("1-3"));
    Files.writeString(files.resolve("devnum"), "9\n");
    Files.writeString(files.resolve("product"), "Virtual COM Port\n");

    List<PresentDevice> found = onLinux().devices();

    assertThat(found)
        .extracting(PresentDevice::toString)
        .containsExactly("0483:5740 at 1-3, Virtual COM Port", "0483:DF11 at 1-5.2");
    assertThat(found).extracting(PresentDevice::deviceAddress).containsExactly(9, 9);
    assertThat(rom.timesOpened() + other.timesOpened()).isZero();
    assertThat(bus.open()).isZero();
  }

  @Test
  void readsAllStringsFromTheDeviceWhereTheSystemTellsNone() throws Exception {
    FakeDevice device = Fakes.rom();
    devices.add(device);

    DfuIdentity found = Fakes.only(elsewhere);

    assertThat(found.serial()).isEqualTo(new Text("2077345D2039"));
    assertThat(found.product()).isEqualTo(new Text("STM32  BOOTLOADER"));
    assertThat(found.portPath()).isEqualTo(PortPath.of("1-5.2"));
    assertThat(found.bcdDevice()).isEqualTo(0x2200);
    assertThat(found.functionalDescriptor()).isPresent();
    assertThat(found.alternateSettings())
        .containsExactly(
            new AlternateSetting(0, new Text(LAYOUT)),
            new AlternateSetting(1, new Text("@Option Bytes  /0x1FFFF800/01*016 e")));
    assertThat(found.remarks()).isEmpty();
    assertThat(device.stillOpen()).isZero();
    assertThat(bus.open()).isZero();
  }

  @Test
  void listsADeviceThatMayNotBeOpened() throws Exception {
    devices.add(Fakes.rom().refuses(ACCESS));

    DfuIdentity found = Fakes.only(elsewhere);

    DeviceString denied = new Unreadable("access denied (libusb -3)");
    assertThat(found.serial()).isEqualTo(denied);
    assertThat(found.product()).isEqualTo(denied);
    assertThat(found.alternateSettings()).extracting("name").containsOnly(denied);
    assertThat(found.functionalDescriptor()).isPresent();
  }

  @Test
  void takesFromLinuxWhatNeedsNoPermission() throws Exception {
    sysfs("devnum", "9");
    sysfs("serial", "2077345D2039");
    sysfs("product", "STM32  BOOTLOADER");
    sysfs("1-5.2:1.0/bAlternateSetting", " 0");
    sysfs("1-5.2:1.0/interface", LAYOUT);
    devices.add(Fakes.rom().refuses(ACCESS));

    DfuIdentity found = Fakes.only(onLinux());

    assertThat(found.serial()).isEqualTo(new Text("2077345D2039"));
    assertThat(found.product()).isEqualTo(new Text("STM32  BOOTLOADER"));
    assertThat(found.alternateSettings())
        .containsExactly(
            new AlternateSetting(0, new Text(LAYOUT)),
            new AlternateSetting(1, new Unreadable("access denied (libusb -3)")));
  }

  @Test
  void takesNothingFromLinuxOfADeviceThatHasTakenThePlace() throws Exception {
    sysfs("devnum", "10");
    sysfs("serial", "OTHER");
    devices.add(Fakes.rom());

    assertThat(Fakes.only(onLinux()).serial()).isEqualTo(new Text("2077345D2039"));
  }

  @Test
  void doesNotDisturbADeviceThatAnotherProgramHolds() throws Exception {
    sysfs("devnum", "9");
    sysfs("serial", "2077345D2039");
    sysfs("1-5.2:1.0/bAlternateSetting", "0");
    Files.createSymbolicLink(
        folder.resolve("1-5.2/1-5.2:1.0/driver"), Path.of("../../bus/usb/drivers/usbfs"));
    FakeDevice device = Fakes.rom();
    devices.add(device);

    DfuIdentity found = Fakes.only(onLinux());

    assertThat(found.serial()).isEqualTo(new Text("2077345D2039"));
    assertThat(found.alternateSettings())
        .extracting("name")
        .containsOnly(new Unreadable("another program holds the device"));
    assertThat(device.timesOpened()).isZero();
  }

  @Test
  void asksForNamesOncePerEnumeration() throws Exception {
    sysfs("devnum", "9");
    sysfs("serial", "2077345D2039");
    FakeDevice device = Fakes.rom();
    devices.add(device);
    UsbFinder finder = onLinux();

    DfuIdentity first = Fakes.only(finder);
    int asked = device.timesOpened();
    assertThat(Fakes.only(finder)).isEqualTo(first);
    assertThat(device.timesOpened()).isEqualTo(asked).isPositive();

    sysfs("devnum", "10");
    device.address(10).string(4, DescriptorBytes.string("@New"));
    assertThat(Fakes.only(finder).alternateSettings().get(0).name()).isEqualTo(new Text("@New"));
  }

  @Test
  void asksAgainForNamesThatCouldNotBeRead() throws Exception {
    sysfs("devnum", "9");
    FakeDevice device = Fakes.rom().refuses(ACCESS);
    devices.add(device);
    UsbFinder finder = onLinux();
    assertThat(Fakes.only(finder).alternateSettings().get(0).name()).isInstanceOf(Unreadable.class);

    device.refuses(0);
    assertThat(Fakes.only(finder).alternateSettings().get(0).name()).isEqualTo(new Text(LAYOUT));
  }

  @Test
  void whatIsWrongWithOneDeviceIsSaidThereAndNowhereElse() throws Exception {
    byte[] damaged = DescriptorBytes.configuration(1).dfu(0, 0, 2, 4).put(77, 1).toBytes();
    FakeDevice bad =
        new FakeDevice(DescriptorBytes.ST_ROM, damaged)
            .ports(7)
            .string(2, new byte[] {6, 3, 'A', 'B', 'C', 'D'})
            .string(3, new byte[] {14, 3, '1', 0})
            .string(4, new byte[] {1});
    devices.add(bad);
    devices.add(Fakes.rom());

    List<DfuIdentity> found = elsewhere.list();

    assertThat(found).hasSize(2);
    assertThat(found.get(0).remarks()).isEmpty();
    assertThat(found.get(1).product()).isEqualTo(new Text("ABCD"));
    assertThat(found.get(1).serial()).isEqualTo(new Text("1"));
    assertThat(found.get(1).alternateSettings().get(0).name())
        .isEqualTo(new Unreadable("no string descriptor: 01"));
    assertThat(found.get(1).remarks())
        .containsExactly(
            "the descriptor at offset 18 says length 77; the rest is not read",
            "serial: cut: 4 of 14 bytes came",
            "product: eight-bit characters in place of UTF-16");
  }

  @Test
  void aRefusedStringLeavesTheOthers() throws Exception {
    devices.add(
        new FakeDevice(
                DescriptorBytes.ST_ROM,
                DescriptorBytes.configuration(1).dfu(0, 0, 2, 4).dfu(0, 1, 2, 0).toBytes())
            .string(3, DescriptorBytes.string("S")));

    DfuIdentity found = Fakes.only(elsewhere);

    assertThat(found.serial()).isEqualTo(new Text("S"));
    assertThat(found.alternateSettings())
        .extracting("name")
        .containsExactly(
            new Unreadable("refused by the device (stall) (libusb -9)"), new DeviceString.Absent());
  }

  @Test
  void aRomWithoutReadableConfigurationIsListedWithTheReason() throws Exception {
    devices.add(unreadable(DescriptorBytes.ST_ROM));
    devices.add(unreadable(new DeviceDescriptor(0x1234, 0x5678, 1, 0, 0)));

    DfuIdentity found = Fakes.only(elsewhere);

    assertThat(found.idProduct()).isEqualTo(0xDF11);
    assertThat(found.remarks())
        .containsExactly(
            "the configuration descriptor cannot be read: input or output error (libusb -1)");
  }

  @Test
  void otherDevicesAreNeitherListedNorOpened() throws Exception {
    byte[] mouse = DescriptorBytes.configuration(1).other(0, 3).toBytes();
    FakeDevice device = new FakeDevice(new DeviceDescriptor(0x046D, 0xC077, 1, 1, 2), mouse);
    devices.add(device);

    assertThat(elsewhere.list()).isEmpty();
    assertThat(device.timesOpened()).isZero();
  }

  @Test
  void listsByPortPath() throws Exception {
    devices.add(Fakes.rom().ports(10));
    devices.add(Fakes.rom().ports(2, 11));
    devices.add(Fakes.rom().ports(2));
    devices.add(Fakes.rom().ports());

    assertThat(elsewhere.list())
        .extracting(one -> one.portPath().toString())
        .containsExactly("?", "1-2", "1-2.11", "1-10");
  }

  @Test
  void opensTheBoardThatWasMeantAmongTwins() throws Exception {
    FakeDevice one = Fakes.rom().ports(1);
    FakeDevice other = Fakes.rom().ports(2);
    devices.add(one);
    devices.add(other);
    DfuIdentity second = elsewhere.list().get(1);
    int before = one.timesOpened();

    try (DfuTransport transport = elsewhere.open(second)) {
      assertThat(transport.identity()).isEqualTo(second);
      assertThat(other.stillOpen()).isEqualTo(1);
      assertThat(one.timesOpened()).isEqualTo(before);
    }
    assertThat(other.stillOpen()).isZero();
    assertThat(bus.open()).isZero();
  }

  @Test
  void doesNotOpenAnotherBoardThatCameToThePort() throws Exception {
    FakeDevice device = Fakes.rom();
    devices.add(device);
    DfuIdentity wanted = Fakes.only(elsewhere);
    device.string(3, DescriptorBytes.string("ANOTHER"));

    assertOpenFails(wanted, Kind.DISCONNECTED, Hint.CONNECT_DEVICE);
  }

  @Test
  void waitsForUdevButNotForEver() throws Exception {
    FakeDevice device = Fakes.rom().refuses(ACCESS);
    devices.add(device);
    DfuIdentity wanted = Fakes.only(elsewhere);
    Duration start = clock.now();

    assertOpenFails(wanted, Kind.ACCESS_DENIED, Hint.INSTALL_UDEV_RULE);

    assertThat(clock.now().minus(start)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void opensOnceUdevHasGivenPermission() throws Exception {
    FakeDevice device = Fakes.rom().refuses(ACCESS);
    devices.add(device);
    DfuIdentity wanted = Fakes.only(elsewhere);
    UsbFinder finder =
        Fakes.finder(
            bus,
            new Clock() {
              @Override
              public Duration now() {
                return clock.now();
              }

              @Override
              public void sleep(Duration time) {
                device.refuses(0);
                clock.sleep(time);
              }
            });

    finder.open(wanted).close();

    assertThat(device.stillOpen()).isZero();
  }

  /** There are no rules to come; the driver is wrong, or somebody else was first. */
  @Test
  void failsAtOnceOnWindows() throws Exception {
    FakeDevice device = Fakes.rom();
    devices.add(device);
    DfuIdentity wanted = Fakes.only(elsewhere);
    UsbFinder onWindows =
        new UsbFinder(bus, Fakes.NO_SYSFS, HostSystem.WINDOWS, clock, NOPLogger.NOP_LOGGER);
    Duration start = clock.now();

    device.refuses(NOT_SUPPORTED);
    assertThat(Fakes.only(onWindows).serial())
        .isEqualTo(new Unreadable("not supported by the system's driver (libusb -12)"));
    assertOpenFails(onWindows, wanted, Kind.UNSUPPORTED, Hint.INSTALL_WINUSB);
    device.refuses(ACCESS);
    assertOpenFails(onWindows, wanted, Kind.ACCESS_DENIED, Hint.CLOSE_OTHER_PROGRAM);

    assertThat(clock.now()).isEqualTo(start);
  }

  @Test
  void aBusyDeviceSaysSoAtOnce() throws Exception {
    FakeDevice device = Fakes.rom();
    devices.add(device);
    DfuIdentity wanted = Fakes.only(elsewhere);
    device.refuses(BUSY);
    Duration start = clock.now();

    assertOpenFails(wanted, Kind.BUSY, Hint.CLOSE_OTHER_PROGRAM);

    assertThat(clock.now()).isEqualTo(start);
  }

  private void assertOpenFails(DfuIdentity wanted, Kind kind, Hint hint) {
    assertOpenFails(elsewhere, wanted, kind, hint);
  }

  private void assertOpenFails(UsbFinder finder, DfuIdentity wanted, Kind kind, Hint hint) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> finder.open(wanted).close())
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure.hint()).isEqualTo(hint);
              assertThat(failure).hasMessageContaining("0483:DF11 at 1-5.2");
            });
    assertThat(bus.open()).isZero();
  }

  private void sysfs(String file, String text) throws Exception {
    Path path = folder.resolve("1-5.2").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  private static FakeDevice unreadable(DeviceDescriptor descriptor) {
    return new FakeDevice(descriptor, new byte[0]) {
      @Override
      public byte[] configuration() throws UsbFailure {
        throw new UsbFailure(-1);
      }
    };
  }
}
