package io.github.stm32dfu.simulator.survival;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.journal.BoardMark;
import io.github.stm32dfu.flash.journal.JournalHead;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.host.FileJournal;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.simulator.usbip.client.UsbIpFinder;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that updates a board that lives elsewhere, with its journal on the disk. Arguments: the
 * board's TCP port, the folder of the journals, and before how many writes to it, after which, the
 * program stops and waits for its end.
 */
final class UpdateMain {
  private final JournalStore store;
  private final int port;

  private UpdateMain(int port, JournalStore store) {
    this.port = port;
    this.store = store;
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    int stopAt = Integer.parseInt(arguments[2]);
    try (FileJournal folder = new FileJournal(Path.of(arguments[1]))) {
      UpdateMain.update(port, new StoppingStore(folder, stopAt));
    }
    System.out.println("done");
  }

  static void update(int port, JournalStore store) throws DfuException {
    new UpdateMain(port, store).run();
  }

  private void run() throws DfuException {
    DfuBootloaders bus =
        new DfuBootloaders(new UsbIpFinder(UsbIpHost.ofLocal(port)), Clock.system());
    DfuIdentity device = bus.only();
    System.out.println("begins with " + device.portPath());
    UpdateJournal journal = journal(device);
    try (Bootloader bootloader = bus.open(device)) {
      new Flasher(bootloader, Clock.system(), FlashListener.silent(), new CancelToken(), journal)
          .flash(journal.file(), BoardMain.SCENE.options().flash());
    }
    journal.left();
    journal.close();
  }

  private UpdateJournal journal(DfuIdentity device) throws DfuException {
    FirmwareFile file = BoardMain.SCENE.update(Scene.NEW).file();
    JournalHead head = JournalHead.of(BoardMark.of(device, Optional.empty()));
    List<UpdateJournal> unfinished = UpdateJournal.unfinished(store, new JdkSha256()).journals();
    return unfinished.isEmpty()
        ? UpdateJournal.begin(store, head, file, new JdkSha256())
        : unfinished.get(0).supersede(head, file, new JdkSha256());
  }
}
