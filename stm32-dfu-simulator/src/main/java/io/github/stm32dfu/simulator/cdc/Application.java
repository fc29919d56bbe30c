package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.simulator.app.Conversation;
import io.github.stm32dfu.simulator.app.Exit;
import io.github.stm32dfu.simulator.app.Obedience;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.app.Voice;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.transport.ModemLine;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of an application: what comes over its serial port, and how it ends. */
public final class Application {
  private final Exit exit;
  private final AppBoard board;
  private final Part part;
  private final Talk talk;
  private final Conversation conversation;
  private final List<TriggerWatch> watches;
  private Set<ModemLine> lines = EnumSet.noneOf(ModemLine.class);
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
    this.part = new Part(chip);
    this.talk = new Talk(settings.speech(), board);
    Voice voice = new AppVoice(board, talk, this::leaveWhenAllIsSaid);
    this.conversation =
        settings
            .language()
            .map(language -> language.apply(voice))
            .orElseGet(() -> new LineConversation(new LineAnswers(part, tag), exit, voice));
    this.watches = TriggerWatch.of(exit.triggers(), board, voice);
  }

  /** {@return the id of the part that it runs on} */
  UniqueId uniqueId() {
    return part.uniqueId();
  }

  /** {@return how it gives way to the bootloader} */
  Exit exit() {
    return exit;
  }

  /** {@return the time} */
  Duration now() {
    return board.now();
  }

  /** The bus was reset: what was said before is void. */
  void busReset() {
    lines = EnumSet.noneOf(ModemLine.class);
    talk.clear();
  }

  /** {@return whether it takes what the host sends; else the host has to wait} */
  boolean hears(byte[] data) {
    if (!conversation.listens()) {
      return false;
    }
    if (!leaving && data.length > 0) {
      watches.forEach(watch -> watch.heard(data));
      conversation.heard(data);
    }
    return true;
  }

  /** {@return what the host can have, one byte or more; none where there is nothing} */
  Optional<byte[]> fetch(int most) {
    return talk.fetch(most);
  }

  /** The host sets the speed. */
  void configured(int baudRate) {
    watches.forEach(watch -> watch.configured(baudRate));
    conversation.configured(baudRate);
  }

  /** The host signals. */
  void signalled(Set<ModemLine> asserted) {
    Set<ModemLine> before = lines;
    lines = asserted;
    watches.forEach(watch -> watch.signalled(before, asserted));
    conversation.signalled(asserted);
  }

  /** It is told to start the bootloader, by whatever trigger. */
  void leaveWhenAllIsSaid() {
    if (exit.obedience() != Obedience.STAYS && !leaving) {
      leaving = true;
      board.later(talk.rest().plus(exit.departure()), this::leave);
    }
  }

  /** A host has the bus reset where that is to start the bootloader. */
  void leaveAtOnce() {
    if (exit.obedience() != Obedience.STAYS && !leaving) {
      leaving = true;
      leave();
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
