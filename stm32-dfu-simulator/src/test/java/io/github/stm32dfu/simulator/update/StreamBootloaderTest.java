package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.Dfu11Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.memory.Access;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.protocol.ManifestationOutcome;
import io.github.stm32dfu.simulator.SimulatedDfu11;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bootloader without addresses, call by call. */
class StreamBootloaderTest {
  private static final int BLOCK = 64;
  private static final byte[] PAYLOAD = StreamUpdate.payload(1000, 1);

  private final SimulatedDfu11 device = SimulatedDfu11.builder().transferSize(BLOCK).build();

  @AfterEach
  void nothingWasDoneThatMustNotBe() {
    assertThat(device.violations()).isEmpty();
  }

  @Test
  void goesOnWhereTheWriteBeforeEnded() throws Exception {
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      bootloader.write(0, Arrays.copyOf(PAYLOAD, 3 * BLOCK));
      bootloader.write(3 * BLOCK, Arrays.copyOfRange(PAYLOAD, 3 * BLOCK, PAYLOAD.length));
      assertThat(bootloader.manifest()).isEqualTo(ManifestationOutcome.READY);
    }
    assertThat(device.firmware()).hasValue(PAYLOAD);
  }

  @Test
  void gapsAndBlocksAfterAShortOneAreProgrammingErrors() throws Exception {
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      assertThatIllegalArgumentException().isThrownBy(() -> bootloader.write(BLOCK, PAYLOAD));
      bootloader.write(0, Arrays.copyOf(PAYLOAD, BLOCK));
      assertThatIllegalArgumentException().isThrownBy(() -> bootloader.write(2 * BLOCK, PAYLOAD));
      bootloader.write(BLOCK, new byte[3]);
      assertThatIllegalArgumentException().isThrownBy(() -> bootloader.write(BLOCK + 3, PAYLOAD));
      assertThatIllegalStateException()
          .isThrownBy(() -> bootloader.read(AddressRange.ofLength(0, 1)));
    }
  }

  @Test
  void beginsAnewAtAnyTime() throws Exception {
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      bootloader.write(0, new byte[5]);
      bootloader.write(0, new byte[2 * BLOCK]);
      device.faults(
          FaultPlan.none().atTransfer(device.transferLog().count() + 4, new Fault.LostAnswer()));
      assertThatThrownBy(() -> bootloader.write(0, PAYLOAD)).isInstanceOf(DfuException.class);
      bootloader.write(0, PAYLOAD);
      assertThat(bootloader.leave(0)).isEqualTo(LeaveOutcome.CONFIRMED);
    }
    assertThat(device.running()).hasValue(PAYLOAD);
  }

  @Test
  void doesNotGoOnAfterAFailure() throws Exception {
    byte[] rest = Arrays.copyOfRange(PAYLOAD, 2 * BLOCK, PAYLOAD.length);
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      bootloader.write(0, Arrays.copyOf(PAYLOAD, 2 * BLOCK));
      device.faults(FaultPlan.none().atTransfer(device.transferLog().count(), new Fault.Stall()));
      assertThatThrownBy(() -> bootloader.write(2 * BLOCK, rest)).isInstanceOf(DfuException.class);
      assertThatIllegalArgumentException().isThrownBy(() -> bootloader.write(2 * BLOCK, rest));
      bootloader.write(0, PAYLOAD);
      bootloader.manifest();
    }
    assertThat(device.firmware()).hasValue(PAYLOAD);
  }

  @Test
  void withoutAnyBytesThereIsNothingToPutInPlace() throws Exception {
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      assertThatIllegalStateException().isThrownBy(bootloader::manifest);
      bootloader.write(0, PAYLOAD);
      bootloader.settle();
      assertThatIllegalStateException().isThrownBy(bootloader::manifest);
    }
    assertThat(device.firmware()).isEmpty();
  }

  @Test
  void leavesWithoutAnUpdateByAReset() throws Exception {
    flashed();
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      assertThat(bootloader.leave(0)).isEqualTo(LeaveOutcome.CONFIRMED);
    }
    assertThat(device.running()).hasValue(PAYLOAD);
  }

  @Test
  void saysThatADeviceWithoutFirmwareStays() throws Exception {
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      assertThat(bootloader.leave(0)).isEqualTo(LeaveOutcome.STAYED);
    }
  }

  @Test
  void readsAnyRangeInAnyOrder() throws Exception {
    flashed();
    Random chance = new Random(3);
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      for (int i = 0; i < 200; i++) {
        int from = chance.nextInt(PAYLOAD.length + 1);
        int to = from + chance.nextInt(PAYLOAD.length + 1 - from);
        assertThat(bootloader.read(new AddressRange(from, to)))
            .as("%d to %d", from, to)
            .isEqualTo(Arrays.copyOfRange(PAYLOAD, from, to));
        if (chance.nextInt(10) == 0) {
          bootloader.settle();
        }
      }
      assertThatThrownBy(() -> bootloader.read(AddressRange.ofLength(990, 20)))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("ended after 1000");
    }
  }

  @Test
  void readsToTheShortBlockAndNoFurther() throws Exception {
    for (int size : new int[] {1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK}) {
      byte[] payload = StreamUpdate.payload(size, size);
      try (Dfu11Bootloader bootloader = stream()) {
        bootloader.write(0, payload);
        bootloader.manifest();
        assertThat(bootloader.readAll(size)).isEqualTo(payload);
        assertThat(bootloader.readAll(size + 1)).isEqualTo(payload);
        assertThatThrownBy(() -> bootloader.readAll(size - 1))
            .isInstanceOf(ProtocolException.class);
        bootloader.settle();
      }
    }
  }

  @Test
  void cannotDoWhatDfu11DoesNotHave() throws Exception {
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      assertThatThrownBy(bootloader::eraseAll).isInstanceOf(RefusedException.class);
      Sector sector = new Sector(AddressRange.ofLength(0, BLOCK), Access.READ_ERASE_WRITE);
      assertThatIllegalArgumentException().isThrownBy(() -> bootloader.erase(sector));
      assertThat(bootloader.memory().layouts()).isEmpty();
    }
  }

  @Test
  void saysWhatTheDescriptorRulesOut() throws Exception {
    SimulatedDfu11 writeOnly = SimulatedDfu11.builder().writeOnly().build();
    try (Bootloader bootloader = StreamUpdate.open(writeOnly)) {
      assertThatThrownBy(() -> bootloader.read(AddressRange.ofLength(0, 1)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("bitCanUpload");
    }
    SimulatedDfu11 readOnly = SimulatedDfu11.builder().readOnly().build();
    try (Bootloader bootloader = StreamUpdate.open(readOnly)) {
      assertThatThrownBy(() -> bootloader.write(0, PAYLOAD))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("bitCanDnload");
    }
    assertThat(readOnly.violations()).isEmpty();
    assertThat(writeOnly.violations()).isEmpty();
  }

  private void flashed() throws Exception {
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      bootloader.write(0, PAYLOAD);
      bootloader.manifest();
    }
  }

  private Dfu11Bootloader stream() throws Exception {
    DfuBootloaders bus = new DfuBootloaders(device.finder(), device.clock());
    return bus.openStream(bus.list().get(0), 0);
  }
}
