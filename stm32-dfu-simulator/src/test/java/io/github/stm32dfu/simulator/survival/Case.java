package io.github.stm32dfu.simulator.survival;

import io.github.stm32dfu.simulator.PowerSupply;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens to one board, as a text that replays it.
 *
 * @param scene product
 * @param runs the blows that each run gets, in turn
 */
record Case(Scene scene, List<List<Blow>> runs) {
  Case {
    runs = List.copyOf(runs);
  }

  static Case of(Scene scene, Blow... blows) {
    return new Case(scene, List.of(List.of(blows)));
  }

  /** {@return the same, and after it another run that is hit} */
  Case then(Blow blow) {
    return new Case(scene, Stream.concat(runs.stream(), Stream.of(List.of(blow))).toList());
  }

  /** {@return what the board was after the last run that was hit} */
  Outcome run() {
    try {
      Trial trial = begin();
      Outcome last = Outcome.OLD_APPLICATION;
      for (List<Blow> blows : runs) {
        last = trial.hit(blows);
      }
      trial.finish();
      return last;
    } catch (AssertionError | RuntimeException lost) {
      throw new AssertionError("replay with " + Reach.replay(this), lost);
    }
  }

  Trial begin() {
    boolean cut =
        runs.stream()
            .flatMap(List::stream)
            .anyMatch(blow -> blow.harm().supply() == PowerSupply.BUS);
    return Trial.ofOne(scene, cut ? PowerSupply.BUS : PowerSupply.SELF);
  }

  static Case parse(String text) {
    String[] parts = text.split(":", 2);
    List<List<Blow>> runs =
        Arrays.stream(parts[1].split(";"))
            .map(run -> Arrays.stream(run.split("\\+")).map(Blow::parse).toList())
            .toList();
    return new Case(Scene.parse(parts[0]), runs);
  }

  @Override
  public String toString() {
    return runs.stream()
        .map(run -> run.stream().map(Blow::toString).collect(Collectors.joining("+")))
        .collect(Collectors.joining(";", scene + ":", ""));
  }
}
