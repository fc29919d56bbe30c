package io.github.stm32dfu.simulator.app;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An application at whose end of the serial port a test sits. */
final class OpenEnd implements Conversation {
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private @Nullable Voice voice;
  private boolean stalled;
  private int baudRate;

  /** {@return the application} */
  SimulatedApp application() {
    return SimulatedApp.speaking(
        its -> {
          voice = its;
          return this;
        });
  }

  void send(byte[] data) {
    if (voice != null) {
      voice.say(data);
    }
  }

  byte[] receive(int count) {
    byte[] all = heard.toByteArray();
    int given = Math.min(count, all.length);
    heard.reset();
    heard.write(all, given, all.length - given);
    return Arrays.copyOf(all, given);
  }

  void stall() {
    stalled = true;
  }

  int baudRate() {
    return baudRate;
  }

  @Override
  public void heard(byte[] data) {
    heard.writeBytes(data);
  }

  @Override
  public boolean listens() {
    return !stalled;
  }

  @Override
  public void configured(int rate) {
    baudRate = rate;
  }
}
