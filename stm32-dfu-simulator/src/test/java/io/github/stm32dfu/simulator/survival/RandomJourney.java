package io.github.stm32dfu.simulator.survival;

import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SerialForm;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.survival.Scene.Change;
import io.github.stm32dfu.simulator.survival.Scene.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Several boards on one bus, often with one serial for all, each updated to a version of its own,
 * in turns and with stacks of harms, all of which follow from a seed.
 */
final class RandomJourney {
  private static final int MOST_RUNS = 6;
  private static final int MOST_BLOWS = 4;

  private final Random chance;
  private final Scene scene;
  private final List<String> history = new ArrayList<>();

  RandomJourney(long seed) {
    this.chance = new Random(seed);
    this.scene =
        chance.nextBoolean()
            ? new Scene(new FlashGeometry(6, 512), Start.PLAIN, Change.EVERY_PAGE)
            : new Scene(new FlashGeometry(14, 256), Start.STUB, Change.EVERY_PAGE);
  }

  /** {@return what the boards were, after each run} */
  List<Outcome> run() {
    Trial.Extent extent = Trial.undisturbed(scene);
    List<UnaryOperator<F373Builder>> boards = new ArrayList<>();
    SerialForm serials = chance.nextBoolean() ? SerialForm.CONSTANT : SerialForm.F3_ROM;
    int size = 2 + chance.nextInt(2);
    for (int i = 0; i < size; i++) {
      PowerSupply supply = chance.nextBoolean() ? PowerSupply.BUS : PowerSupply.SELF;
      boards.add(it -> it.serial(serials).powerSupply(supply));
    }
    Trial trial = Trial.ofSeveral(scene, boards);
    List<Outcome> outcomes = new ArrayList<>();
    int runs = 1 + chance.nextInt(MOST_RUNS);
    for (int i = 0; i < runs; i++) {
      int board = chance.nextInt(size);
      List<Blow> blows = blows(extent);
      history.add("board " + board + " of " + size + ", " + serials + ", " + blows);
      outcomes.add(trial.hit(board, blows));
      history.add("it is: " + outcomes.get(i));
    }
    trial.finish();
    return outcomes;
  }

  /** {@return what was done, and what came of it} */
  List<String> history() {
    return List.copyOf(history);
  }

  private List<Blow> blows(Trial.Extent extent) {
    List<Blow> blows = new ArrayList<>();
    int number = chance.nextInt(MOST_BLOWS + 1);
    for (int i = 0; i < number; i++) {
      Harm harm = Harm.values()[chance.nextInt(Harm.values().length)];
      blows.add(new Blow(harm, chance.nextLong(extent.of(harm))));
    }
    return blows;
  }
}
