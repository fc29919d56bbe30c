package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One case again, by the text that a failure printed. */
class ReplayTest {
  @Test
  void theCaseThatFailed() {
    assumeTrue(Reach.replayed().isPresent(), "no case was named by -Dsurvival.case");
    String text = Reach.replayed().orElseThrow();
    System.out.println(text + ": " + Case.parse(text).run());
  }

  @Test
  void aCaseIsWhatItsTextSays() {
    Scene scene = Scene.parse("6x512/PLAIN/ONE_PAGE");
    Case one =
        new Case(
            scene,
            List.of(
                List.of(new Blow(Harm.STALL, 3), new Blow(Harm.LOST_ANSWER, 5)),
                List.of(new Blow(Harm.HOST_KILLED, 7))));

    assertThat(one).hasToString("6x512/PLAIN/ONE_PAGE:STALL@3+LOST_ANSWER@5;HOST_KILLED@7");
    assertThat(Case.parse(one.toString())).isEqualTo(one);
  }
}
