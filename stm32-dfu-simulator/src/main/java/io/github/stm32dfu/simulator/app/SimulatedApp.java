package io.github.stm32dfu.simulator.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the firmware in a board's flash does once it is started, as far as a host can see. Which
 * product and version it says to be is not set here: that is what the image tag in the flash says.
 *
 * <pre>{@code
 * SimulatedF373 board =
 *     SimulatedF373.strict()
 *         .application(SimulatedApp.lineProtocol().onTrigger(Obedience.STAYS))
 *         .build();
 * }</pre>
 *
 * @param usb how it shows on USB, where it does
 * @param language what it speaks, where that is not the line protocol
 * @param speech how it answers
 * @param exit how it gives way to the bootloader
 * @param start how it comes up
 */
public record SimulatedApp(
    Optional<UsbLook> usb,
    Optional<Function<Voice, Conversation>> language,
    Speech speech,
    Exit exit,
    Start start) {
  /**
   * {@return an application that speaks docs/line-protocol.md on a virtual COM port, 0483:5740, and
   * obeys {@code bootloader!} and a 1200-baud touch}
   */
  public static SimulatedApp lineProtocol() {
    return standard(Optional.of(UsbLook.STANDARD));
  }

  /**
   * {@return an application that speaks something else, and otherwise is as {@link
   * #lineProtocol()}}
   *
   * @param language gives the conversation of each of its runs
   */
  public static SimulatedApp speaking(Function<Voice, Conversation> language) {
    return new SimulatedApp(
        Optional.of(UsbLook.STANDARD),
        Optional.of(language),
        Speech.PLAIN,
        Exit.STANDARD,
        Start.STANDARD);
  }

  /** {@return an application that no host sees} */
  public static SimulatedApp withoutUsb() {
    return standard(Optional.empty());
  }

  private static SimulatedApp standard(Optional<UsbLook> usb) {
    return new SimulatedApp(usb, Optional.empty(), Speech.PLAIN, Exit.STANDARD, Start.STANDARD);
  }

  /**
   * {@return this application with other ids}
   *
   * @param idVendor 0 to 0xFFFF
   * @param idProduct 0 to 0xFFFF
   */
  public SimulatedApp ids(int idVendor, int idProduct) {
    UsbLook now = look();
    return with(new UsbLook(idVendor, idProduct, now.product(), now.serial(), now.landingPage()));
  }

  /**
   * {@return this application with another iProduct}
   *
   * @param text 1 to 126 characters
   */
  public SimulatedApp productString(String text) {
    UsbLook now = look();
    return with(
        new UsbLook(now.idVendor(), now.idProduct(), text, now.serial(), now.landingPage()));
  }

  /**
   * {@return this application with another iSerialNumber}
   *
   * @param form of the serial
   */
  public SimulatedApp serial(AppSerial form) {
    UsbLook now = look();
    return with(
        new UsbLook(now.idVendor(), now.idProduct(), now.product(), form, now.landingPage()));
  }

  /**
   * {@return this application with another page that a browser offers when it is plugged in}
   *
   * @param address over http or https; at most 250 characters
   */
  public SimulatedApp landingPage(URI address) {
    UsbLook now = look();
    return with(new UsbLook(now.idVendor(), now.idProduct(), now.product(), now.serial(), address));
  }

  /** {@return this application, which says nothing and still obeys} */
  public SimulatedApp silent() {
    return with(
        new Speech(
            Speech.Manner.SILENT, speech.delay(), speech.fragment(), speech.gap(), speech.logs()));
  }

  /**
   * {@return this application with another time from a line to its answer}
   *
   * @param delay 1 ms unless set
   */
  public SimulatedApp answeringAfter(Duration delay) {
    return with(new Speech(speech.manner(), delay, speech.fragment(), speech.gap(), speech.logs()));
  }

  /**
   * {@return this application with answers in pieces}
   *
   * @param bytes most of them in a piece, 1 or more
   * @param gap from one piece to the next
   */
  public SimulatedApp inFragments(int bytes, Duration gap) {
    return with(new Speech(speech.manner(), speech.delay(), bytes, gap, speech.logs()));
  }

  /**
   * {@return this application with lines that nobody asked for, one before and one after each
   * answer, in turn}
   *
   * @param lines without their ends
   */
  public SimulatedApp logging(String... lines) {
    return with(
        new Speech(
            speech.manner(), speech.delay(), speech.fragment(), speech.gap(), List.of(lines)));
  }

  /**
   * {@return this application with other triggers that it obeys}
   *
   * @param triggers all of them, perhaps none
   */
  public SimulatedApp obeying(Trigger... triggers) {
    return with(new Exit(Set.of(triggers), exit.obedience(), exit.departure(), exit.absence()));
  }

  /**
   * {@return this application with another idea of how to obey}
   *
   * @param obedience what it does when it is told to start the bootloader
   */
  public SimulatedApp onTrigger(Obedience obedience) {
    return with(new Exit(exit.triggers(), obedience, exit.departure(), exit.absence()));
  }

  /**
   * {@return this application with another time from the trigger until it leaves the bus}
   *
   * @param time 20 ms unless set
   */
  public SimulatedApp departingAfter(Duration time) {
    return with(new Exit(exit.triggers(), exit.obedience(), time, exit.absence()));
  }

  /**
   * {@return this application with another time from when it left the bus until the ROM starts}
   *
   * @param time 20 ms unless set
   */
  public SimulatedApp bootloaderAfter(Duration time) {
    return with(new Exit(exit.triggers(), exit.obedience(), exit.departure(), time));
  }

  /**
   * {@return this application with another time from its start until it asks to be enumerated}
   *
   * @param time none unless set
   */
  public SimulatedApp comingUpAfter(Duration time) {
    return with(new Start(time, start.dataLine(), start.damagedImage(), start.startedBy()));
  }

  /**
   * {@return this application with another treatment of D+}
   *
   * @param line left alone unless set
   */
  public SimulatedApp dataLine(DataLine line) {
    return with(new Start(start.delay(), line, start.damagedImage(), start.startedBy()));
  }

  /**
   * {@return this application with another fate where the flash is not what the image's tag says}
   *
   * @param fate {@link DamagedImage#STAYS_AWAY} unless set
   */
  public SimulatedApp whenDamaged(DamagedImage fate) {
    return with(new Start(start.delay(), start.dataLine(), fate, start.startedBy()));
  }

  /**
   * {@return this application behind a boot stub} Page 0 holds a vector table that starts code in
   * page 0: what is there stands for the stub of docs/boot-stub.md, which starts the application at
   * 0x08000800 if the tag at 0x08000A00 says that it is whole, and else the ROM.
   */
  public SimulatedApp behindBootStub() {
    return with(
        new Start(start.delay(), start.dataLine(), start.damagedImage(), StartedBy.BOOT_STUB));
  }

  private UsbLook look() {
    return usb.orElseThrow(
        () -> new IllegalStateException("an application without USB has neither ids nor strings"));
  }

  private SimulatedApp with(UsbLook other) {
    return new SimulatedApp(Optional.of(other), language, speech, exit, start);
  }

  private SimulatedApp with(Speech other) {
    return new SimulatedApp(usb, language, other, exit, start);
  }

  private SimulatedApp with(Exit other) {
    return new SimulatedApp(usb, language, speech, other, start);
  }

  private SimulatedApp with(Start other) {
    return new SimulatedApp(usb, language, speech, exit, other);
  }
}
