package io.github.stm32dfu.web;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.UnfinishedUpdates;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.FoundBoard;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.JsObject;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** What the ES module exports; {@code stm32-dfu.d.ts} describes it to its users. */
public final class Stm32Dfu {
  private Stm32Dfu() {}

  /**
   * Reads a firmware file.
   *
   * @param bytes of it
   * @param options {@code fileName} and {@code base}
   * @return what is in it
   */
  @JSExport
  public static JSPromise<JSObject> readFirmware(JSObject bytes, JSObject options) {
    return Promises.of(() -> Images.describe(Images.read(bytes, Given.of(options))));
  }

  /**
   * Reads the name of an alternate setting, which in DfuSe is the layout of a memory.
   *
   * @param name of the alternate setting
   * @return its sectors
   */
  @JSExport
  public static JSPromise<JSObject> parseLayout(String name) {
    return Promises.of(() -> Layouts.of(MemoryLayout.parse(name)));
  }

  /**
   * Asks a running application who it is.
   *
   * @param options of a journey
   * @return its product, version and unique id; or that the board is in its bootloader
   */
  @JSExport
  public static JSPromise<JSObject> identify(JSObject options) {
    return Promises.of(
        () -> {
          FirmwareUpdater updater = JourneyRequest.of(options).updater();
          FoundBoard board = updater.find();
          if (board instanceof FoundBoard.InApplication running) {
            AppIdentity application = updater.identify(running);
            return Events.of(application);
          }
          return Events.found(board);
        });
  }

  /**
   * Looks for the newest release for a product, and fetches nothing else.
   *
   * @param options {@code releases}, {@code product}, {@code hardware} and {@code running}
   * @return the release, and how it compares with what runs
   */
  @JSExport
  public static JSPromise<JSObject> newestRelease(JSObject options) {
    return Promises.of(() -> Offers.newest(Given.of(options)));
  }

  /**
   * Updates a board.
   *
   * @param options of the journey
   * @return its report
   */
  @JSExport
  public static JSPromise<JSObject> update(JSObject options) {
    return Promises.of(
        () -> {
          JourneyRequest request = JourneyRequest.of(options);
          return Events.of(request.updater().update(request.image()));
        });
  }

  /**
   * Lists the updates that were interrupted.
   *
   * @param options {@code journals}
   * @return an array
   */
  @JSExport
  public static JSPromise<JSObject> interruptedUpdates(JSObject options) {
    return Promises.of(
        () ->
            JsObject.array(
                unfinished(Connection.journals(Given.of(options))).journals().stream()
                    .map(Interrupted::of)
                    .toList()));
  }

  /**
   * Finishes an update that was interrupted, with the image in its journal.
   *
   * @param name of the update
   * @param options of the journey
   * @return its report
   */
  @JSExport
  public static JSPromise<JSObject> recover(String name, JSObject options) {
    return Promises.of(
        () -> {
          JourneyRequest request = JourneyRequest.finishing(name, options);
          return Events.of(request.updater().recover(named(name, request.connection().journals())));
        });
  }

  /**
   * Drops what is known of an interrupted update.
   *
   * @param name of the update
   * @param options {@code journals}
   * @return a promise of nothing
   */
  @JSExport
  public static JSPromise<JSObject> forget(String name, JSObject options) {
    return Promises.of(
        () -> {
          JournalStore store = Connection.journals(Given.of(options));
          store.claim(name);
          store.delete(name);
          return new JsObject().build();
        });
  }

  /**
   * Opens the bootloader of a board, to work on it step by step.
   *
   * @param options {@code usb} and {@code serial}, the serial number of the board
   * @return an object with functions
   */
  @JSExport
  public static JSPromise<JSObject> openBootloader(JSObject options) {
    return Promises.of(() -> BootloaderSession.open(Given.of(options)).toJs());
  }

  private static UnfinishedUpdates unfinished(JournalStore store) throws DfuException {
    return UpdateJournal.unfinished(store, new SubtleHash());
  }

  private static UpdateJournal named(String name, JournalStore store) throws DfuException {
    return unfinished(store).journals().stream()
        .filter(journal -> journal.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Interrupted.unknown(name));
  }

  /**
   * Does nothing: the module has nothing to do until it is called.
   *
   * @param arguments ignored
   */
  public static void main(String[] arguments) {}
}
