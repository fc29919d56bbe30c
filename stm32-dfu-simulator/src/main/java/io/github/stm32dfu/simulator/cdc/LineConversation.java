package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Conversation;
import io.github.stm32dfu.simulator.app.Exit;
import io.github.stm32dfu.simulator.app.Obedience;
import io.github.stm32dfu.simulator.app.Trigger;
import io.github.stm32dfu.simulator.app.Voice;
import java.nio.charset.StandardCharsets;

/** The board's side of docs/line-protocol.md. */
final class LineConversation implements Conversation, LineInput.Listener {
  private static final String BOOTLOADER = "bootloader!";

  private final LineAnswers answers;
  private final Exit exit;
  private final Voice voice;
  private final LineInput input = new LineInput(this);
  private boolean over;

  LineConversation(LineAnswers answers, Exit exit, Voice voice) {
    this.answers = answers;
    this.exit = exit;
    this.voice = voice;
  }

  @Override
  public void heard(byte[] data) {
    input.take(data);
  }

  @Override
  public void line(String text) {
    if (over) {
      return;
    }
    if (text.equals(BOOTLOADER) && exit.obeys(Trigger.LINE)) {
      bootloader();
    } else {
      say(answers.answer(text));
    }
  }

  @Override
  public void longLine() {
    if (!over) {
      say("error long");
    }
  }

  private void bootloader() {
    if (!answers.part().romHasUsb()) {
      say("error rom");
      return;
    }
    if (exit.obedience() != Obedience.JUMPS_WITHOUT_ANSWER) {
      say("ok bootloader");
    }
    over = exit.obedience() != Obedience.STAYS;
    voice.startBootloader();
  }

  private void say(String line) {
    voice.say((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
