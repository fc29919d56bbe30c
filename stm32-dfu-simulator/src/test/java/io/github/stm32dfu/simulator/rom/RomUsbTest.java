package io.github.stm32dfu.simulator.rom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.reading.PollTimes;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RomUsbTest {
  private static final String FLASH_NAME = "@Internal Flash  /0x08000000/128*0002Kg";

  private final RomUsb usb = usb();

  private static RomUsb usb() {
    FlashGeometry xc = FlashGeometry.F373_XC;
    Chip chip = new Chip(xc, new UniqueId(1, 2, 3), 0x41, Timing.typical(), new Random(0));
    List<String> names = List.of(FLASH_NAME, "@Option Bytes  /0x1FFFF800/01*016 e");
    RomSettings settings =
        new RomSettings(Readings.defaults(), PollTimes.physical(), 2048, "2077345D2039", names);
    Violations violations = new Violations(Violations.Watch.FLASH_AND_PROTOCOL);
    return new RomUsb(new RomDfu(chip, settings, violations), settings);
  }

  private ControlReply request(int bmRequestType, int bRequest, int wValue, int wLength) {
    return request(new SetupPacket(bmRequestType, bRequest, wValue, 0, wLength));
  }

  private ControlReply request(SetupPacket setup) {
    return usb.control(setup, new byte[0], Duration.ZERO).orElseThrow();
  }

  private byte[] descriptor(int type, int index, int wLength) {
    return ((ControlReply.Data) request(0x80, 6, type << 8 | index, wLength)).bytes();
  }

  private String string(int index) {
    byte[] bytes = descriptor(3, index, 255);
    assertThat(bytes[0] & 0xFF).isEqualTo(bytes.length);
    assertThat(bytes[1]).isEqualTo((byte) 3);
    return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
  }

  @Test
  void theDeviceDescriptorIsAsSeenOnStRoms() {
    assertThat(Hex.bytes(descriptor(1, 0, 64)))
        .isEqualTo("12010001000000408304" + "11DF0022" + "01020301");
  }

  @Test
  void theFunctionalDescriptorStandsOnceAfterTheLastAlternateSetting() {
    assertThat(Hex.bytes(descriptor(2, 0, 255)))
        .isEqualTo(
            "0902240001"
                + "0100C032"
                + "090400000"
                + "0FE010204"
                + "090400010"
                + "0FE010205"
                + "09210BFF0000081A01");
    assertThat(FunctionalDescriptor.find(descriptor(2, 0, 255)))
        .hasValue(new FunctionalDescriptor(0x0B, 255, 2048, 0x011A));
    assertThat(Hex.bytes(descriptor(0x21, 0, 9))).isEqualTo("09210BFF0000081A01");
  }

  @Test
  void descriptorsAreCutToWhatWasAskedFor() {
    assertThat(descriptor(2, 0, 9)).isEqualTo(Arrays.copyOf(descriptor(2, 0, 255), 9));
  }

  @Test
  void stringsHaveTwoSpacesWhereStHasThem() {
    assertThat(Hex.bytes(descriptor(3, 0, 255))).isEqualTo("04030904");
    assertThat(string(1)).isEqualTo("STMicroelectronics");
    assertThat(string(2)).isEqualTo("STM32  BOOTLOADER");
    assertThat(string(3)).isEqualTo("2077345D2039");
    assertThat(string(4)).isEqualTo(FLASH_NAME);
    assertThat(string(5)).isEqualTo("@Option Bytes  /0x1FFFF800/01*016 e");
    assertThat(request(0x80, 6, 0x0306, 255)).isInstanceOf(ControlReply.Stalled.class);
  }

  @Test
  void standardRequestsAreRemembered() {
    assertThat(request(0x00, 9, 1, 0)).isInstanceOf(ControlReply.Acknowledged.class);
    assertThat(request(0x01, 11, 1, 0)).isInstanceOf(ControlReply.Acknowledged.class);
    assertThat(((ControlReply.Data) request(0x80, 8, 0, 1)).bytes()).containsExactly(1);
    assertThat(((ControlReply.Data) request(0x81, 10, 0, 1)).bytes()).containsExactly(1);
    assertThat(((ControlReply.Data) request(0x80, 0, 0, 2)).bytes()).containsExactly(1, 0);
    usb.busReset();
    assertThat(((ControlReply.Data) request(0x80, 8, 0, 1)).bytes()).containsExactly(0);
    assertThat(((ControlReply.Data) request(0x81, 10, 0, 1)).bytes()).containsExactly(0);
  }

  @Test
  void whatThereIsNotIsStalled() {
    assertThat(request(0x01, 11, 2, 0)).isInstanceOf(ControlReply.Stalled.class);
    assertThat(request(0x00, 9, 2, 0)).isInstanceOf(ControlReply.Stalled.class);
    assertThat(request(0x80, 6, 0x0600, 10)).isInstanceOf(ControlReply.Stalled.class);
    assertThat(request(0xA1, 9, 0, 1)).isInstanceOf(ControlReply.Stalled.class);
    assertThat(request(0x40, 1, 0, 0)).isInstanceOf(ControlReply.Stalled.class);
  }

  @Test
  void requestsToWhatThereIsNotAreStalled() {
    int statusOfInterface1 = 0x81;
    int statusOfEndpoint1 = 0x82;
    int vendorInPlaceOfDeviceDescriptor = 0xC0;
    int classToEndpoint = 0xA2;
    List<SetupPacket> strangers =
        List.of(
            new SetupPacket(statusOfInterface1, 0, 0, 1, 2),
            new SetupPacket(statusOfEndpoint1, 0, 0, 0x81, 2),
            new SetupPacket(vendorInPlaceOfDeviceDescriptor, 6, 0x0100, 0, 18),
            new SetupPacket(classToEndpoint, 3, 0, 0, 6),
            new SetupPacket(0x01, 11, 0, 1, 0),
            new SetupPacket(0x83, 0, 0, 0, 2),
            new SetupPacket(0x80, 6, 0x0101, 0, 18),
            new SetupPacket(0x80, 6, 0x0201, 0, 9));
    assertThat(strangers)
        .allSatisfy(setup -> assertThat(request(setup)).isInstanceOf(ControlReply.Stalled.class));
  }

  @Test
  void interfaceAndControlEndpointHaveAStatus() {
    for (int bmRequestType : new int[] {0x81, 0x82}) {
      ControlReply.Data status = (ControlReply.Data) request(bmRequestType, 0, 0, 2);
      assertThat(status.bytes()).containsExactly(0, 0);
    }
  }
}
