package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Voice;
import java.nio.charset.StandardCharsets;

/** Certain bytes, in however many pieces they come, and one of certain bytes behind them. */
final class Phrase implements TriggerWatch {
  private final String text;
  private final String ends;
  private final Runnable heard;
  private String last = "";

  Phrase(String text, String ends, Runnable heard) {
    this.text = text;
    this.ends = ends;
    this.heard = heard;
  }

  Phrase(String text, String ends, Voice voice) {
    this(text, ends, voice::startBootloader);
  }

  @Override
  public void heard(byte[] data) {
    String all = last + new String(data, StandardCharsets.ISO_8859_1);
    int at = all.indexOf(text);
    while (at >= 0 && !isEnded(all, at + text.length())) {
      at = all.indexOf(text, at + 1);
    }
    last = all.substring(Math.max(0, all.length() - text.length()));
    if (at >= 0) {
      last = "";
      heard.run();
    }
  }

  private boolean isEnded(String all, int end) {
    return ends.isEmpty() || (end < all.length() && ends.indexOf(all.charAt(end)) >= 0);
  }
}
