package io.github.stm32dfu.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.time.VirtualClock;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What the demo is made of. */
class DemoTest {
  @Example
  void theFirmwareCouldStartAndIsWhatItsTagSays() {
    FirmwareImage image = DemoFirmware.image("2.0.0");
    ImageTag tag = ImageTag.find(image).orElseThrow();
    assertThat(tag.version()).isEqualTo("2.0.0");
    assertThat(tag.check(image)).isInstanceOf(TagCheck.Valid.class);
    assertThat(
            VectorTable.at(image, 0x08000000L)
                .orElseThrow()
                .isPlausible(
                    new AddressRange(0x20000000L, 0x20008000L),
                    new AddressRange(0x08000000L, 0x08040000L)))
        .isTrue();
  }

  @Example
  void theUpdateTakesLongEnoughToWatchAndNoLonger() throws DfuException {
    assertThat(DemoBoard.rehearse(UpdateImage.of(DemoFirmware.file("2.0.0"), "demo.hex")))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(9));
  }

  @Property
  void theWallKeepsPaceWithTheBoard(
      @ForAll @IntRange(min = 10, max = 100) int tenthsOfSpeed, @ForAll long seed) {
    VirtualClock wall = new VirtualClock();
    double speed = tenthsOfSpeed / 10.0;
    PacedClock clock = new PacedClock(wall, speed);
    Random random = new Random(seed);
    long asked = 0;
    for (int i = 0; i < 50; i++) {
      int millis = random.nextInt(100);
      asked += millis;
      clock.sleep(Duration.ofMillis(millis));
      // The program takes its own time between two waits.
      wall.sleep(Duration.ofNanos(random.nextInt(50_000)));
    }
    assertThat(clock.now()).isEqualTo(Duration.ofMillis(asked));
    double due = asked / speed;
    assertThat((double) wall.now().toMillis()).isBetween(due - 3, due + 4);
  }
}
