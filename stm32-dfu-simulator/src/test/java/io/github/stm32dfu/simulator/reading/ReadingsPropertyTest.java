package io.github.stm32dfu.simulator.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ReadingsPropertyTest {
  @Example
  void theFirstAnswerIsTheDefault() {
    assertThat(Readings.defaults().of(AddressFormula.class))
        .isEqualTo(AddressFormula.CONSTANT_TRANSFER_SIZE);
  }

  @Example
  void anAnswerReplacesTheOneBefore() {
    Readings readings =
        Readings.defaults()
            .with(AddressFormula.LENGTH_OF_REQUEST)
            .with(BlockOne.ERR_STALLEDPKT)
            .with(AddressFormula.CONSTANT_TRANSFER_SIZE);
    assertThat(readings.of(AddressFormula.class)).isEqualTo(AddressFormula.CONSTANT_TRANSFER_SIZE);
    assertThat(readings.of(BlockOne.class)).isEqualTo(BlockOne.ERR_STALLEDPKT);
    assertThat(Readings.defaults().of(BlockOne.class)).isEqualTo(BlockOne.IGNORED);
  }

  @Example
  void eachOtherAnswerStandsAloneOnce() {
    long others =
        Readings.questions().mapToLong(enumOf -> enumOf.getEnumConstants().length - 1).sum();
    assertThat(Readings.eachAlone()).hasSize((int) others + 1).doesNotHaveDuplicates();
    assertThat(Readings.eachAlone()).contains(Readings.defaults());
    assertThat(Readings.questions()).allMatch(Class::isEnum);
  }

  @Property
  void physicalPollTimesAreNeverTooShort(@ForAll @LongRange(max = 10_000_000_000L) long nanos) {
    Duration remaining = Duration.ofNanos(nanos);
    int millis = PollTimes.physical().millis(work(0, PolledWork.Kind.WRITE, remaining));
    assertThat(Duration.ofMillis(millis)).isGreaterThanOrEqualTo(remaining);
    assertThat(Duration.ofMillis(millis - 1)).isLessThan(remaining);
  }

  @Example
  void otherRomsSay100And104() {
    PollTimes times = PollTimes.otherRoms();
    assertThat(times.millis(work(0, PolledWork.Kind.ERASE_PAGE, Duration.ZERO))).isEqualTo(100);
    assertThat(times.millis(work(0, PolledWork.Kind.SET_ADDRESS, Duration.ZERO))).isEqualTo(104);
  }

  @Example
  void aScriptGoesOnWithItsLastTime() {
    PollTimes times = PollTimes.scripted(List.of(7, 8));
    assertThat(times.millis(work(0, PolledWork.Kind.WRITE, Duration.ZERO))).isEqualTo(7);
    assertThat(times.millis(work(1, PolledWork.Kind.WRITE, Duration.ZERO))).isEqualTo(8);
    assertThat(times.millis(work(99, PolledWork.Kind.WRITE, Duration.ZERO))).isEqualTo(8);
    assertThatIllegalArgumentException().isThrownBy(() -> PollTimes.scripted(List.of()));
  }

  private static PolledWork work(long number, PolledWork.Kind kind, Duration remaining) {
    return new PolledWork(kind, number, remaining);
  }
}
