package io.github.stm32dfu.bootloader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stream must never be sent to a device that shows any sign of DfuSe. */
class DfuDialectTest {
  private static final String LAYOUT = "@Internal Flash  /0x08000000/128*0002Kg";
  private static final DeviceString PLAIN_NAME = new DeviceString.Text("Firmware");
  private static final int OTHER = 0x1209;
  private static final int ST = 0x0483;

  @Test
  void theVersionSaysDfuSe() throws Exception {
    assertThat(DfuDialect.of(device(OTHER, new DeviceString.Text(LAYOUT), version(0x011A))))
        .isEqualTo(DfuDialect.DFUSE);
    assertThat(DfuDialect.of(device(OTHER, PLAIN_NAME, version(0x011A))))
        .isEqualTo(DfuDialect.DFUSE);
  }

  @Test
  void aLayoutSaysDfuSeWhateverTheVersion() throws Exception {
    DeviceString layout = new DeviceString.Text(LAYOUT);
    assertThat(DfuDialect.of(device(OTHER, layout, version(0x0110)))).isEqualTo(DfuDialect.DFUSE);
    assertThat(DfuDialect.of(device(OTHER, layout, Optional.empty()))).isEqualTo(DfuDialect.DFUSE);
  }

  @Test
  void theRomOfStIsKnownByItsIds() throws Exception {
    DeviceString unreadable = new DeviceString.Unreadable("no permission");
    assertThat(DfuDialect.of(device(ST, unreadable, version(0x0100)))).isEqualTo(DfuDialect.DFUSE);
    assertThat(DfuDialect.of(device(ST, unreadable, Optional.empty()))).isEqualTo(DfuDialect.DFUSE);
  }

  @Test
  void anyOtherDeviceWithADescriptorIsPlain() throws Exception {
    assertThat(DfuDialect.of(device(OTHER, PLAIN_NAME, version(0x0110))))
        .isEqualTo(DfuDialect.PLAIN);
    assertThat(DfuDialect.of(device(OTHER, new DeviceString.Absent(), version(0x0100))))
        .isEqualTo(DfuDialect.PLAIN);
    assertThat(DfuDialect.of(device(OTHER, new DeviceString.Text("@none of it"), version(0x0110))))
        .isEqualTo(DfuDialect.PLAIN);
  }

  @Test
  void nothingIsGuessedWithoutADescriptor() {
    assertThatThrownBy(() -> DfuDialect.of(device(OTHER, PLAIN_NAME, Optional.empty())))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("functional descriptor");
    Optional<FunctionalDescriptor> noSize = Optional.of(new FunctionalDescriptor(1, 0, 0, 0x0110));
    assertThatThrownBy(() -> DfuDialect.of(device(OTHER, PLAIN_NAME, noSize)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("wTransferSize");
  }

  private static Optional<FunctionalDescriptor> version(int bcdDFUVersion) {
    return Optional.of(new FunctionalDescriptor(0x0B, 255, 64, bcdDFUVersion));
  }

  private static DfuIdentity device(
      int idVendor, DeviceString name, Optional<FunctionalDescriptor> descriptor) {
    return new DfuIdentity(
        idVendor,
        idVendor == ST ? 0xDF11 : 1,
        0x0100,
        new DeviceString.Absent(),
        PortPath.of("1-1"),
        DfuIdentity.Mode.DFU,
        List.of(new AlternateSetting(0, name)),
        descriptor);
  }
}
