package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.simulator.app.Exit;
import io.github.stm32dfu.simulator.app.Obedience;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.app.Trigger;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.transport.ModemLine;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One run of an application: what comes over its serial port, and what it does about that. */
public final class Application implements LineInput.Listener {
  private static final int TOUCH = 1200;

  private final Exit exit;
  private final AppBoard board;
  private final Talk talk;
  private final Part part;
  private final LineAnswers answers;
  private final LineInput input = new LineInput(this);
  private Set<ModemLine> lines = EnumSet.noneOf(ModemLine.class);
  private int baudRate;
  private boolean leaving;

  /**
   * Starts it.
   *
   * @param settings of the application
   * @param chip that it runs on
   * @param tag of the image that runs
   * @param board that the chip sits on
   */
  public Application(SimulatedApp settings, Chip chip, Optional<ImageTag> tag, AppBoard board) {
    this.exit = settings.exit();
    this.board = board;
    this.talk = new Talk(settings.speech(), board);
    this.part = new Part(chip);
    this.answers = new LineAnswers(part, tag);
  }

  /** {@return the id of the part that it runs on} */
  UniqueId uniqueId() {
    return part.uniqueId();
  }

  /** The bus was reset: what was said and heard before is void. */
  void busReset() {
    lines = EnumSet.noneOf(ModemLine.class);
    input.clear();
    talk.clear();
  }

  /** The host sends bytes. */
  void take(byte[] data) {
    for (byte next : data) {
      if (!leaving) {
        input.take(next);
      }
    }
  }

  /** {@return what the host can have, one byte or more; none where there is nothing} */
  Optional<byte[]> fetch(int most) {
    return talk.fetch(most);
  }

  /** The host sets the speed. */
  void baudRate(int rate) {
    baudRate = rate;
  }

  /** The host signals. */
  void lines(Set<ModemLine> asserted) {
    boolean dropped = lines.contains(ModemLine.DTR) && !asserted.contains(ModemLine.DTR);
    lines = asserted;
    if (dropped && baudRate == TOUCH && exit.triggers().contains(Trigger.TOUCH_1200_BAUD)) {
      go();
    }
  }

  @Override
  public void line(String text) {
    if (text.equals(LineAnswers.BOOTLOADER) && exit.triggers().contains(Trigger.LINE)) {
      if (exit.obedience() != Obedience.JUMPS_WITHOUT_ANSWER) {
        talk.say(LineAnswers.GOING);
      }
      go();
    } else {
      talk.say(answers.answer(text));
    }
  }

  @Override
  public void longLine() {
    talk.say(LineAnswers.TOO_LONG);
  }

  private void go() {
    if (exit.obedience() != Obedience.STAYS && !leaving) {
      leaving = true;
      board.later(talk.rest().plus(exit.departure()), this::leave);
    }
  }

  private void leave() {
    board.leaveBus();
    switch (exit.obedience()) {
      case JUMPS, JUMPS_WITHOUT_ANSWER -> board.later(exit.absence(), board::startRom);
      case RESTARTS -> board.later(exit.absence(), board::restart);
      case GETS_LOST, STAYS -> {}
    }
  }
}
