package io.github.stm32dfu.protocol.usart;

import io.github.stm32dfu.memory.Hex;
import java.time.Duration;
import java.util.List;

/**
 * One command of AN3155: frames that the ROM acknowledges one by one, and what it sends then.
 *
 * @param name for people
 * @param frames in their order, the first of them the command's code
 * @param reply what comes after the last acknowledge
 */
public record UsartCommand(String name, List<Frame> frames, Reply reply) {
  /** Command codes (AN3155, section 3). */
  public static final int GET = 0x00;

  /** Protocol version. */
  public static final int GET_VERSION = 0x01;

  /** Product id. */
  public static final int GET_ID = 0x02;

  /** Reads up to 256 bytes. */
  public static final int READ_MEMORY = 0x11;

  /** Starts an application. */
  public static final int GO = 0x21;

  /** Writes up to 256 bytes. */
  public static final int WRITE_MEMORY = 0x31;

  /** Erases pages by one byte; of ROMs before version 3.0. */
  public static final int ERASE = 0x43;

  /** Erases pages by two bytes; of ROMs from version 3.0 on, which have no {@link #ERASE}. */
  public static final int EXTENDED_ERASE = 0x44;

  /** Protects sectors against writing; the ROM resets. */
  public static final int WRITE_PROTECT = 0x63;

  /** Lifts all write protection; the ROM resets. */
  public static final int WRITE_UNPROTECT = 0x73;

  /** Protects the flash against reading; the ROM resets. */
  public static final int READOUT_PROTECT = 0x82;

  /** Lifts the read protection and erases the flash; the ROM resets. */
  public static final int READOUT_UNPROTECT = 0x92;

  /** Most bytes that are read or written at once. */
  public static final int MOST_BYTES = 256;

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration FOR_A_WRITE = Duration.ofSeconds(2);
  private static final Duration FOR_A_PAGE = Duration.ofMillis(100);
  private static final Duration FOR_ALL_PAGES = Duration.ofSeconds(40);

  /**
   * One frame.
   *
   * @param bytes of it, checksum included
   * @param within how long the acknowledge may take
   */
  public record Frame(byte[] bytes, Duration within) {}

  /** What comes after the last acknowledge. */
  public sealed interface Reply {
    /** Nothing. */
    record Nothing() implements Reply {}

    /**
     * Bytes without a frame.
     *
     * @param count how many
     */
    record Bytes(int count) implements Reply {}

    /** A length less one, as many bytes, and an acknowledge. */
    record Counted() implements Reply {}

    /** Three bytes, and an acknowledge. */
    record Version() implements Reply {}

    /**
     * One more acknowledge, when the work is done.
     *
     * @param within how long it may take
     */
    record Acknowledge(Duration within) implements Reply {}
  }

  public UsartCommand {
    frames = List.copyOf(frames);
  }

  /** {@return the question which protocol version and commands there are} */
  public static UsartCommand get() {
    return new UsartCommand("Get", List.of(code(GET)), new Reply.Counted());
  }

  /** {@return the question which protocol version there is} */
  public static UsartCommand getVersion() {
    return new UsartCommand("Get Version", List.of(code(GET_VERSION)), new Reply.Version());
  }

  /** {@return the question which part it is} */
  public static UsartCommand getId() {
    return new UsartCommand("Get ID", List.of(code(GET_ID)), new Reply.Counted());
  }

  /**
   * {@return the wish to read}
   *
   * @param address of the first byte
   * @param count 1 to {@value #MOST_BYTES}
   */
  public static UsartCommand read(long address, int count) {
    return new UsartCommand(
        "Read Memory at " + Hex.address(address),
        List.of(code(READ_MEMORY), address(address), soon(UsartBytes.complemented(count - 1))),
        new Reply.Bytes(count));
  }

  /**
   * {@return the wish to write}
   *
   * @param address of the first byte, a multiple of 4
   * @param data 4 to {@value #MOST_BYTES} bytes, a multiple of 4
   */
  public static UsartCommand write(long address, byte[] data) {
    return new UsartCommand(
        "Write Memory at " + Hex.address(address),
        List.of(
            code(WRITE_MEMORY), address(address), new Frame(UsartBytes.counted(data), FOR_A_WRITE)),
        new Reply.Nothing());
  }

  /**
   * {@return the wish to start an application}
   *
   * @param vectorTable address of its vector table
   */
  public static UsartCommand go(long vectorTable) {
    return new UsartCommand(
        "Go to " + Hex.address(vectorTable),
        List.of(code(GO), address(vectorTable)),
        new Reply.Nothing());
  }

  /**
   * {@return the wish to erase pages}
   *
   * @param pages numbers of them, 1 or more
   */
  public static UsartCommand extendedErase(List<Integer> pages) {
    return new UsartCommand(
        "Extended Erase of page " + pages,
        List.of(code(EXTENDED_ERASE), erasing(UsartBytes.pages(pages), pages.size())),
        new Reply.Nothing());
  }

  /** {@return the wish to erase all of the flash} */
  public static UsartCommand extendedEraseAll() {
    return new UsartCommand(
        "Extended Erase of all pages",
        List.of(
            code(EXTENDED_ERASE),
            new Frame(UsartBytes.checked(new byte[] {(byte) 0xFF, (byte) 0xFF}), FOR_ALL_PAGES)),
        new Reply.Nothing());
  }

  /**
   * {@return the wish to erase pages of an old ROM}
   *
   * @param pages numbers of them, 1 or more, each below 256
   */
  public static UsartCommand erase(List<Integer> pages) {
    byte[] numbers = new byte[pages.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = pages.get(i).byteValue();
    }
    return new UsartCommand(
        "Erase of page " + pages,
        List.of(code(ERASE), erasing(UsartBytes.counted(numbers), pages.size())),
        new Reply.Nothing());
  }

  /** {@return the wish to erase all of the flash of an old ROM} */
  public static UsartCommand eraseAll() {
    return new UsartCommand(
        "Erase of all pages",
        List.of(code(ERASE), new Frame(UsartBytes.complemented(0xFF), FOR_ALL_PAGES)),
        new Reply.Nothing());
  }

  /** {@return the wish to lift the read protection, which erases the flash} */
  public static UsartCommand readoutUnprotect() {
    return new UsartCommand(
        "Readout Unprotect",
        List.of(code(READOUT_UNPROTECT)),
        new Reply.Acknowledge(FOR_ALL_PAGES));
  }

  /** {@return the wish to protect the flash against reading} */
  public static UsartCommand readoutProtect() {
    return new UsartCommand(
        "Readout Protect", List.of(code(READOUT_PROTECT)), new Reply.Acknowledge(FOR_A_WRITE));
  }

  /** {@return the wish to lift the write protection of all pages} */
  public static UsartCommand writeUnprotect() {
    return new UsartCommand(
        "Write Unprotect", List.of(code(WRITE_UNPROTECT)), new Reply.Acknowledge(FOR_A_WRITE));
  }

  private static Frame code(int code) {
    return soon(UsartBytes.complemented(code));
  }

  private static Frame address(long address) {
    return soon(UsartBytes.address(address));
  }

  private static Frame soon(byte[] bytes) {
    return new Frame(bytes, SOON);
  }

  private static Frame erasing(byte[] bytes, int pages) {
    return new Frame(bytes, SOON.plusMillis(FOR_A_PAGE.toMillis() * pages));
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name;
  }
}
