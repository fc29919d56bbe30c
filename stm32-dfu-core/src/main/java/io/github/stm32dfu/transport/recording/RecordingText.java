package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.transport.recording.RecordingEntry.Exchange;
import io.github.stm32dfu.transport.recording.RecordingEntry.Opened;

/**
 * Entries of a recording as lines of text, fit for a log.
 *
 * <pre>
 * dfu#1 OPENED idVendor=0483 idProduct=DF11 bcdDevice=2200 bInterfaceNumber=0 mode=DFU
 *     portPath="1-5.2" product="STM32  BOOTLOADER" serial="2077345D2039" functional=0B,255,2048,011A
 *     alternate=0,"@Internal Flash  /0x08000000/128*0002Kg" (all in one line)
 * dfu#1 at=1020 took=640 DNLOAD wValue=0 data=2100000008 -> ok
 * dfu#1 at=1688 took=512 GETSTATUS wValue=0 wLength=6 -> data=006400000400
 * dfu#1 at=2301 took=501 UPLOAD wValue=1 wLength=64 -> failed kind=STALL hint=NONE message="..."
 * dfu#1 at=2950 took=300 SET_INTERFACE bAlternateSetting=1 -> ok
 * dfu#1 at=3300 took=100 RESET_PORT -> ok
 * </pre>
 *
 * <p>{@code dfu#1} is the number of the session, since a log may mix several. Times are in
 * microseconds since the opening. Ids and data are hexadecimal, all other numbers decimal. In
 * quoted text, quotes and backslashes follow a backslash, and whatever is not printable ASCII is
 * {@code \}{@code uXXXX}. A string that is not there is {@code none}, one that could not be read
 * {@code unreadable,"reason"}; the keys {@code functional}, {@code alternate} and {@code remark}
 * come as often as there are such facts, {@code portPath} only where it is known.
 */
public final class RecordingText {
  /** Begins each line of a recording, before the number of its session. */
  static final String MARK = "dfu#";

  private static final String OPENED = "OPENED";

  private RecordingText() {}

  /**
   * {@return one line, without its end}
   *
   * @param session a number that tells it from others in the same log
   * @param entry what happened
   */
  public static String line(int session, RecordingEntry entry) {
    String mark = MARK + session + " ";
    return entry instanceof Opened opened
        ? mark + OPENED + " " + IdentityText.of(opened.device())
        : mark + ExchangeText.of((Exchange) entry);
  }

  /** Reads what stands behind the mark and the session. */
  static RecordingEntry parse(Words words) throws MalformedRecordingException {
    return words.skip(OPENED) ? new Opened(IdentityText.parse(words)) : ExchangeText.parse(words);
  }
}
