package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Voice;

/** The voice of an application, for as long as that runs. */
record AppVoice(AppBoard board, Talk talk, Runnable exit) implements Voice {
  @Override
  public void say(byte[] bytes) {
    byte[] own = bytes.clone();
    board.act(() -> talk.say(own));
  }

  @Override
  public void startBootloader() {
    board.act(exit);
  }
}
