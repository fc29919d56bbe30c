package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity.Mode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ConfigurationDescriptorPropertyTest {
  private static final FunctionalDescriptor FUNCTIONAL =
      new FunctionalDescriptor(0x0B, 255, 2048, 0x011A);
  private static final int HID = 3;

  @Property
  void anyBytesAreUnderstoodOrFlawed(@ForAll @Size(max = 200) byte[] bytes) {
    ConfigurationDescriptor found = parse(bytes);

    assertThat(found.interfaces()).allSatisfy(one -> assertThat(one.mode()).isNotNull());
  }

  /** Chance seldom makes an interface descriptor, so real ones are damaged too. */
  @Property
  void damagedDescriptorsAreUnderstoodOrFlawed(@ForAll Random chance) {
    byte[] bytes = rom(2);
    for (int i = chance.nextInt(4); i >= 0; i--) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
    }

    ConfigurationDescriptor found = parse(bytes);

    assertThat(found.interfaces()).hasSizeLessThanOrEqualTo(2);
    assertThat(found.interfaces())
        .allSatisfy(one -> assertThat(one.alternateSettings()).hasSizeBetween(1, 2));
    assertThat(found.flaws()).allSatisfy(flaw -> assertThat(flaw).isNotBlank());
  }

  @Property(tries = 100)
  void aDescriptorThatEndsEarlyKeepsWhatCame(@ForAll @IntRange(min = 9, max = 35) int length) {
    byte[] whole = rom(2);
    byte[] cut = new byte[length];
    System.arraycopy(whole, 0, cut, 0, length);

    ConfigurationDescriptor found = parse(cut);

    int settings = Math.min(2, length / 9 - 1);
    assertThat(found.interfaces()).hasSize(Math.min(1, settings));
    found.interfaces().forEach(one -> assertThat(one.alternateSettings()).hasSize(settings));
    assertThat(found.flaws()).hasSize(length % 9 == 0 ? 0 : 1);
  }

  /** The functional descriptor after any of the settings, in devices with and without more. */
  @Property(tries = 200)
  void theFunctionalDescriptorMayStandAnywhereInItsInterface(
      @ForAll @IntRange(min = 1, max = 5) int settings,
      @ForAll @IntRange(max = 4) int after,
      @ForAll boolean composite) {
    DescriptorBytes bytes = DescriptorBytes.configuration(1);
    if (composite) {
      bytes.other(0, HID).put(9, 0x21, 0x11, 0x01, 0, 1, 0x22, 63, 0);
    }
    int number = composite ? 1 : 0;
    TreeMap<Integer, Integer> expected = new TreeMap<>();
    for (int i = 0; i < settings; i++) {
      bytes.dfu(number, i, 2, 4 + i);
      expected.put(i, 4 + i);
      if (i == Math.min(after, settings - 1)) {
        bytes.functional(FUNCTIONAL);
      }
    }

    ConfigurationDescriptor found = parse(bytes.toBytes());

    assertThat(found.flaws()).isEmpty();
    assertThat(found.interfaces()).hasSize(1);
    DfuInterface one = found.interfaces().get(0);
    assertThat(one.bInterfaceNumber()).isEqualTo(number);
    assertThat(one.mode()).isEqualTo(Mode.DFU);
    assertThat(one.alternateSettings()).isEqualTo(expected);
    assertThat(one.functional()).contains(FUNCTIONAL);
  }

  @Example
  void withoutOtherInterfacesItMayStandBeforeTheInterface() {
    byte[] bytes =
        DescriptorBytes.configuration(1).functional(FUNCTIONAL).dfu(0, 0, 2, 4).toBytes();

    assertThat(parse(bytes).interfaces().get(0).functional()).contains(FUNCTIONAL);
  }

  @Example
  void aHidDescriptorIsNoFunctionalDescriptor() {
    byte[] bytes =
        DescriptorBytes.configuration(1)
            .other(0, HID)
            .put(9, 0x21, 0x11, 0x01, 0, 1, 0x22, 63, 0)
            .dfu(1, 0, 1, 0)
            .toBytes();

    DfuInterface found = parse(bytes).interfaces().get(0);
    assertThat(found.functional()).isEmpty();
    assertThat(found.mode()).isEqualTo(Mode.RUN_TIME);
  }

  @Example
  void twoDfuInterfacesAreTwo() {
    byte[] bytes =
        DescriptorBytes.configuration(3)
            .dfu(0, 0, 1, 0)
            .functional(FUNCTIONAL)
            .dfu(2, 0, 2, 5)
            .toBytes();

    ConfigurationDescriptor found = parse(bytes);

    assertThat(found.bConfigurationValue()).isEqualTo(3);
    assertThat(found.interfaces()).extracting(DfuInterface::bInterfaceNumber).containsExactly(0, 2);
    assertThat(found.interfaces())
        .extracting(DfuInterface::mode)
        .containsExactly(Mode.RUN_TIME, Mode.DFU);
  }

  @Example
  void aWrongProtocolIsWhatExperienceSaysElseWhatIsLikely() {
    DeviceDescriptor lpc = new DeviceDescriptor(0x1FC9, 0x000C, 0x0100, 0, 0);
    byte[] protocol0 = DescriptorBytes.configuration(1).dfu(0, 0, 0, 0).toBytes();
    byte[] protocol1 = DescriptorBytes.configuration(1).dfu(0, 0, 1, 0).toBytes();
    byte[] beside = DescriptorBytes.configuration(1).other(1, HID).dfu(0, 0, 7, 0).toBytes();

    assertMode(ConfigurationDescriptor.parse(protocol1, lpc), Mode.DFU, List.of());
    assertMode(parse(protocol1), Mode.RUN_TIME, List.of());
    assertMode(parse(protocol0), Mode.DFU, List.of());
    assertMode(
        ConfigurationDescriptor.parse(protocol0, lpc),
        Mode.DFU,
        List.of("bInterfaceProtocol 0x00 taken as DFU"));
    assertMode(parse(beside), Mode.RUN_TIME, List.of("bInterfaceProtocol 0x07 taken as RUN_TIME"));
  }

  @Example
  void flawsSayWhatAndWhere() {
    assertThat(parse(new byte[] {9, 2, 0}).flaws())
        .containsExactly("the descriptor at offset 0 says length 9; the rest is not read");
    byte[] twice = DescriptorBytes.configuration(1).dfu(0, 1, 2, 4).dfu(0, 1, 2, 5).toBytes();
    assertThat(parse(twice).flaws()).containsExactly("alternate setting 1 comes twice");
    assertThat(parse(twice).interfaces().get(0).alternateSettings()).isEqualTo(Map.of(1, 4));
    byte[] tiny = DescriptorBytes.configuration(1).dfu(0, 0, 2, 4).put(3, 0x21, 1).toBytes();
    assertThat(parse(tiny).flaws()).containsExactly("the functional descriptor has 3 bytes");
    byte[] narrow = DescriptorBytes.configuration(1).put(4, 4, 0, 0).toBytes();
    assertThat(parse(narrow).flaws())
        .containsExactly("the interface descriptor at offset 9 has 4 bytes");
  }

  private static void assertMode(ConfigurationDescriptor found, Mode mode, List<String> flaws) {
    assertThat(found.interfaces()).extracting(DfuInterface::mode).containsExactly(mode);
    assertThat(found.flaws()).isEqualTo(flaws);
  }

  private static byte[] rom(int settings) {
    DescriptorBytes bytes = DescriptorBytes.configuration(1);
    for (int i = 0; i < settings; i++) {
      bytes.dfu(0, i, 2, 4 + i);
    }
    return bytes.functional(FUNCTIONAL).toBytes();
  }

  private static ConfigurationDescriptor parse(byte[] bytes) {
    return ConfigurationDescriptor.parse(bytes, DescriptorBytes.ST_ROM);
  }
}
