package io.github.stm32dfu.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class FaultConverterTest {
  private final FaultConverter converter = new FaultConverter();

  static Stream<Arguments> transferFaults() {
    return Stream.of(
        Arguments.of("stall@57", new Fault.Stall()),
        Arguments.of("error:errWRITE@57", new Fault.StallIntoError(DfuStatus.ERR_WRITE)),
        Arguments.of("lost-request@57", new Fault.LostRequest()),
        Arguments.of("lost-answer@57", new Fault.LostAnswer()),
        Arguments.of("short:4@57", new Fault.ShortAnswer(4)),
        Arguments.of("poll-time:5000@57", new Fault.WrongPollTimeout(5000)),
        Arguments.of("busy:3@57", new Fault.StuckBusy(3)),
        Arguments.of("unplug@57", new Fault.UnplugBefore()),
        Arguments.of("unplug-after@57", new Fault.UnplugAfter(Duration.ZERO)),
        Arguments.of("unplug-after:20@57", new Fault.UnplugAfter(Duration.ofMillis(20))),
        Arguments.of("power-cut:20@57", new Fault.PowerCut(Duration.ofMillis(20))));
  }

  @ParameterizedTest
  @MethodSource("transferFaults")
  void hitsATransfer(String text, Fault fault) {
    FaultPlan plan = converter.convert(text).apply(FaultPlan.none());
    assertThat(plan.toString()).isEqualTo(FaultPlan.none().atTransfer(57, fault).toString());
  }

  @Test
  void hitsAPulse() {
    assertThat(plan("power-cut@pulse:1000").cutAt(1000)).contains(CutPoint.DURING);
    assertThat(plan("power-cut:before@pulse:7").cutAt(7)).contains(CutPoint.BEFORE);
    assertThat(plan("power-cut:after@pulse:7").cutAt(7)).contains(CutPoint.AFTER);
  }

  @Test
  void hitsAllTheTime() {
    assertThat(plan("long-downloads:16").longestDownload()).hasValue(16);
    assertThat(plan("back:500").returnsAfter()).contains(Duration.ofMillis(500));
  }

  @Test
  void addsUp() {
    FaultPlan both = converter.convert("stall@2").apply(plan("unplug@1"));
    assertThat(both.faultAt(1)).contains(new Fault.UnplugBefore());
    assertThat(both.faultAt(2)).contains(new Fault.Stall());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stall",
        "stall@",
        "stall@x",
        "stall:1@5",
        "stall@pulse:5",
        "error@5",
        "error:OK@5",
        "error:zork@5",
        "short@5",
        "short:x@5",
        "busy@5",
        "back",
        "long-downloads",
        "power-cut:sometime@pulse:5",
        "zork@5",
        "stall@57 ",
        "stall@9999999999999999999"
      })
  void refusesWhatMakesNoSense(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> converter.convert(text))
        .withMessageContaining("'" + text + "'");
  }

  private FaultPlan plan(String text) {
    return converter.convert(text).apply(FaultPlan.none());
  }
}
