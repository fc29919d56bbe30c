package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.reading.PollTimes;
import io.github.stm32dfu.simulator.reading.Readings;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What every update must come to, whatever the image, the board held, and the ROM does. */
class UpdatePropertyTest {
  @Property(tries = 300)
  void anyImageOntoAnyContentsEndsAsTheImageAndAllElseUnchanged(
      @ForAll long seed, @ForAll("geometries") FlashGeometry geometry) throws Exception {
    RandomCase one = new RandomCase(seed, geometry);

    endsRight(one, SimulatedF373.strict().geometry(geometry));
  }

  @Property(tries = 200)
  void everyReadingOfTheDocumentsGivesTheSameFlash(
      @ForAll long seed, @ForAll("readings") Readings readings) throws Exception {
    FlashGeometry geometry = new FlashGeometry(12, 64);
    RandomCase one = new RandomCase(seed, geometry);

    endsRight(one, SimulatedF373.strict().geometry(geometry).readings(readings));
  }

  @Property(tries = 200)
  void anyTransferSizeGivesTheSameFlash(
      @ForAll long seed, @ForAll @IntRange(min = 8, max = 4096) int transferSize) throws Exception {
    FlashGeometry geometry = new FlashGeometry(12, 64);
    RandomCase one = new RandomCase(seed, geometry);

    endsRight(one, SimulatedF373.strict().geometry(geometry).transferSize(transferSize));
  }

  /** The strict board notes each GETSTATUS that comes before bwPollTimeout is over. */
  @Property(tries = 200)
  void anyPollTimesAreHonoured(
      @ForAll long seed,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 500) Integer> pollTimes)
      throws Exception {
    FlashGeometry geometry = new FlashGeometry(12, 64);
    RandomCase one = new RandomCase(seed, geometry);

    endsRight(
        one, SimulatedF373.strict().geometry(geometry).pollTimes(PollTimes.scripted(pollTimes)));
  }

  @Provide
  Arbitrary<FlashGeometry> geometries() {
    return Arbitraries.of(
        new FlashGeometry(4, 32),
        new FlashGeometry(20, 64),
        new FlashGeometry(40, 256),
        FlashGeometry.F373_X8);
  }

  @Provide
  Arbitrary<Readings> readings() {
    return Arbitraries.of(Readings.eachAlone());
  }

  private static void endsRight(RandomCase one, F373Builder builder) throws Exception {
    SimulatedF373 board = builder.build();
    board.loadFlash(FlashGeometry.BASE, one.before());

    FlashReport report = Update.flash(board, one.image());

    assertThat(board.flash()).isEqualTo(one.after());
    assertThat(board.violations()).isEmpty();
    assertThat(report.verification()).isEqualTo(Verification.YES);
  }
}
