package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.simulator.AfterManifestation;
import io.github.stm32dfu.simulator.SimulatedDfu11;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the payload and the device, the device holds exactly the payload. */
class StreamUpdatePropertyTest {
  @Property(tries = 300)
  void anyPayloadArrivesInAnyBlocks(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3000) int size,
      @ForAll @IntRange(min = 1, max = 1500) int transferSize,
      @ForAll AfterManifestation after)
      throws Exception {
    arrives(
        SimulatedDfu11.builder()
            .transferSize(Math.max(transferSize, size / 200 + 1))
            .afterManifestation(after)
            .build(),
        StreamUpdate.payload(size, seed),
        after);
  }

  /** Linux passes 4096 bytes in one transfer; the device has to take what comes. */
  @Property(tries = 20)
  void largeBlocksAreCut(
      @ForAll @IntRange(min = 1, max = 200_000) int size,
      @ForAll @IntRange(min = 4097, max = 0xFFFF) int transferSize)
      throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().transferSize(transferSize).build();

    arrives(device, StreamUpdate.payload(size, size), AfterManifestation.GOES_ON);

    assertThat(device.transferLog().transfers())
        .allSatisfy(one -> assertThat(one.setup().wLength()).isLessThanOrEqualTo(4096));
  }

  /** The device enters dfuERROR where it is asked before bwPollTimeout is over. */
  @Property(tries = 200)
  void anyPollTimesAreHonoured(
      @ForAll @IntRange(max = 4) int busyPolls,
      @ForAll @IntRange(max = 60_000) int pollTimeout,
      @ForAll AfterManifestation after)
      throws Exception {
    arrives(
        SimulatedDfu11.builder().busy(busyPolls, pollTimeout).afterManifestation(after).build(),
        StreamUpdate.payload(500, pollTimeout),
        after);
  }

  private static void arrives(SimulatedDfu11 device, byte[] payload, AfterManifestation after)
      throws Exception {
    FlashReport report = StreamUpdate.flash(device, payload);

    assertThat(device.running()).hasValue(payload);
    assertThat(device.violations()).isEmpty();
    assertThat(report.verification())
        .isEqualTo(
            after == AfterManifestation.GOES_ON ? Verification.YES : Verification.NOT_POSSIBLE);
  }
}
