package io.github.stm32dfu.host;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.flash.journal.BoardMark;
import io.github.stm32dfu.flash.journal.JournalHead;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.PortPath;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A program that notes page after page until it is killed, and says how far it is. */
final class KilledWriter {
  static final int PAGE = 2048;

  private KilledWriter() {}

  /** Begins a journal in a folder. */
  public static void main(String[] arguments) throws Exception {
    FirmwareFile file =
        new FirmwareFile(
            FirmwareFormat.RAW,
            image(),
            FirmwareFile.Addressing.KNOWN,
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of());
    BoardMark board = new BoardMark(Optional.empty(), Optional.of("A"), PortPath.of("1-1"));
    UpdateJournal journal =
        UpdateJournal.begin(
            new FileJournal(Path.of(arguments[0])), JournalHead.of(board), file, new JdkSha256());
    for (int page = 0; ; page++) {
      journal.begins(List.of(new BegunPage(range(page), Optional.of(held(page)))));
      System.out.println(page);
      System.out.flush();
    }
  }

  static FirmwareImage image() {
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, (byte) 0x5A);
    return FirmwareImage.of(0x08000000L, bytes);
  }

  static AddressRange range(int page) {
    return AddressRange.ofLength(0x08000000L + (long) page * PAGE, PAGE);
  }

  static byte[] held(int page) {
    byte[] bytes = new byte[PAGE];
    Arrays.fill(bytes, (byte) page);
    return bytes;
  }
}
