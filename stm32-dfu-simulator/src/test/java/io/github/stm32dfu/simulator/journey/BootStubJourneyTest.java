package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.journey.Outcomes.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With a boot stub in page 0 no interruption ever needs BOOT0, on a board without other power. */
class BootStubJourneyTest {
  private static final FlashGeometry GEOMETRY = new FlashGeometry(5, 2048);
  private static final long BASE = FlashGeometry.BASE;
  private static final long APPLICATION = BASE + 0x800;
  private static final int SIZE = 3 * 2048 - 300;

  @Test
  void aPlugThatIsPulledAtAnyEventEndsWithoutBoot0() throws Exception {
    List<JourneyEvent> all = new ArrayList<>();
    desk().updater(all::add).update(image("1.1.0"));
    Outcomes outcomes = new Outcomes();
    for (int i = 0; i < all.size() - 1; i++) {
      Desk desk = desk();
      int last = i;
      List<JourneyEvent> seen = new ArrayList<>();
      attempt(
          desk,
          event -> {
            seen.add(event);
            if (seen.size() - 1 == last) {
              desk.board.unplug();
            }
          });
      recovers(desk, outcomes, "unplugged at event " + i + ", " + all.get(i));
    }
    System.out.println("with a boot stub, unplugged at each event, BUS: " + outcomes);
    assertThat(outcomes.count(Outcome.NEEDS_BOOT0)).isZero();
    assertThat(outcomes.count(Outcome.IN_THE_BOOTLOADER)).isPositive();
  }

  @Test
  void aPowerCutAtAnyMomentEndsWithoutBoot0() throws Exception {
    Desk undisturbed = desk();
    undisturbed.update(image("1.1.0"));
    long pulses = undisturbed.board.flashPulses();
    Outcomes outcomes = new Outcomes();
    for (long pulse = 0; pulse < pulses; pulse += 31) {
      Desk desk = desk();
      desk.board.faults(FaultPlan.none().atFlashPulse(pulse, CutPoint.DURING));
      attempt(desk, event -> {});
      desk.board.faults(FaultPlan.none());
      recovers(desk, outcomes, "power cut during pulse " + pulse);
    }
    System.out.println("with a boot stub, power cut at every 31st of " + pulses + ": " + outcomes);
    assertThat(outcomes.count(Outcome.NEEDS_BOOT0)).isZero();
  }

  private static void attempt(Desk desk, JourneyListener listener) {
    try {
      desk.updater(listener).update(image("1.1.0"));
    } catch (DfuException typed) {
      assertThat(typed).hasMessageMatching("(?s).{10,}");
    }
  }

  private static void recovers(Desk desk, Outcomes outcomes, String what) throws DfuException {
    desk.board.plug();
    desk.board.powerOn();
    desk.board.clock().sleep(Duration.ofSeconds(2));
    outcomes.add(desk.board);
    assertThat(desk.update(image("1.1.0")).to().version()).as(what).contains("1.1.0");
    assertThat(desk.runningVersion()).as(what).contains("1.1.0");
    assertThat(desk.board.tornPages()).as(what).isEmpty();
    assertThat(desk.journals.names()).as(what).isEmpty();
  }

  private static Desk desk() {
    SimulatedF373 board =
        SimulatedF373.rom()
            .geometry(GEOMETRY)
            .boot0(Boot0.LOW)
            .application(SimulatedApp.lineProtocol().behindBootStub())
            .seed(1)
            .build();
    board.loadFlash(BASE, code(2048, BASE, 0));
    board.loadFlash(APPLICATION, firmware("1.0.0").segments().get(0).toByteArray());
    board.reset();
    board.clock().sleep(Duration.ofSeconds(1));
    return Desk.with(board);
  }

  private static UpdateImage image(String version) {
    return UpdateImage.of(Lamp.file(firmware(version)), "lamp-" + version + ".hex");
  }

  private static FirmwareImage firmware(String version) {
    FirmwareImage code = FirmwareImage.of(APPLICATION, code(SIZE, APPLICATION, version.hashCode()));
    return new TagStamp(
            BASE + 0xA00, AddressRange.ofLength(APPLICATION, SIZE), Lamp.PRODUCT, version)
        .writeInto(code);
  }

  /** A vector table whose reset vector points into the same bytes. */
  private static byte[] code(int size, long at, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    long[] words = {0x2000_8000L, at + 0x189};
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (words[i / 4] >> (8 * (i % 4)));
    }
    return bytes;
  }
}
