package io.github.stm32dfu.simulator.usart;

import io.github.stm32dfu.protocol.usart.UsartBytes;
import io.github.stm32dfu.protocol.usart.UsartCommand;
import io.github.stm32dfu.simulator.fault.UsartFaults;
import io.github.stm32dfu.simulator.rom.Departure;
import io.github.stm32dfu.simulator.silicon.Chip;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * One run of the ROM's USART bootloader, V3.1 of the protocol, on product id 0x432: bytes in, bytes
 * out. A byte that comes while the flash is worked on is lost, as nobody takes it from the
 * receiver. Of the protection commands Write Protect is refused.
 */
public final class UsartRom {
  private static final byte[] COMMANDS = {
    0x31, 0x00, 0x01, 0x02, 0x11, 0x21, 0x31, 0x44, 0x63, 0x73, (byte) 0x82, (byte) 0x92
  };
  private static final byte[] ID = {0x04, 0x32};

  private enum State {
    AUTOBAUD,
    CODE,
    FRAME,
    BUSY
  }

  private final UsartMemory memory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Inbox inbox = new Inbox();
  private State state = State.AUTOBAUD;
  private int code;
  private int frameOfCommand;
  private long address;
  private long frames;
  private UsartFaults faults = UsartFaults.none();
  private Optional<Departure> departure = Optional.empty();
  private boolean departs;

  /**
   * Starts the ROM.
   *
   * @param chip that it runs on
   */
  public UsartRom(Chip chip) {
    this.memory = new UsartMemory(chip);
  }

  /**
   * Plans refusals.
   *
   * @param plan of which the refused frames count
   */
  public void faults(UsartFaults plan) {
    faults = plan;
  }

  /** {@return how many frames the ROM has judged} */
  public long frames() {
    return frames;
  }

  /** {@return how the ROM ends, once it does: its last byte goes out before that} */
  public Optional<Departure> departure() {
    return out.size() == 0 ? departure : Optional.empty();
  }

  /**
   * A byte arrives.
   *
   * @param one byte, its parity right
   * @param now when
   */
  public void take(byte one, Duration now) {
    observe();
    switch (state) {
      case AUTOBAUD -> {
        if (one == UsartBytes.SYNCHRONIZE) {
          state = State.CODE;
          answer(UsartBytes.ACK);
        }
      }
      case CODE -> {
        inbox.add(one);
        if (inbox.size() == 2) {
          begin(inbox.at(0), inbox.at(0) + inbox.at(1) == 0xFF, now);
        }
      }
      case FRAME -> {
        inbox.add(one);
        if (inbox.size() == expected()) {
          judge(now);
        }
      }
      case BUSY -> {
        // Overrun.
      }
    }
  }

  /** Notices that the flash is done, if it is. */
  public void observe() {
    if (state == State.BUSY && !memory.busy()) {
      state = State.CODE;
      answer(UsartBytes.ACK);
      if (departs) {
        departure = Optional.of(new Departure.Reset());
      }
    }
  }

  /** {@return the bytes that are to go out, which are then gone} */
  public byte[] sent() {
    observe();
    byte[] bytes = out.toByteArray();
    out.reset();
    return bytes;
  }

  private void begin(int given, boolean complemented, Duration now) {
    inbox.clear();
    boolean refused = isRefused();
    if (refused || !complemented || memory.forbids(given) || !isKnown(given)) {
      answer(UsartBytes.NACK);
      return;
    }
    code = given;
    frameOfCommand = 0;
    answer(UsartBytes.ACK);
    switch (code) {
      case UsartCommand.GET -> counted(COMMANDS);
      case UsartCommand.GET_ID -> counted(ID);
      case UsartCommand.GET_VERSION -> {
        out.writeBytes(new byte[] {COMMANDS[0], 0, 0});
        answer(UsartBytes.ACK);
      }
      case UsartCommand.READOUT_UNPROTECT,
          UsartCommand.READOUT_PROTECT,
          UsartCommand.WRITE_UNPROTECT -> {
        departs = true;
        state = State.BUSY;
        memory.changeProtection(code, now);
      }
      default -> state = State.FRAME;
    }
  }

  private int expected() {
    if (code == UsartCommand.EXTENDED_ERASE) {
      boolean special = inbox.size() >= 2 && inbox.word(0) >= 0xFFF0;
      return inbox.size() < 2 ? 3 : special ? 3 : 2 + 2 * (inbox.word(0) + 1) + 1;
    }
    if (frameOfCommand == 0) {
      return 5;
    }
    return code == UsartCommand.READ_MEMORY ? 2 : inbox.at(0) + 3;
  }

  private void judge(Duration now) {
    boolean refused = isRefused();
    boolean isCount = code == UsartCommand.READ_MEMORY && frameOfCommand == 1;
    boolean whole = isCount ? inbox.at(0) + inbox.at(1) == 0xFF : inbox.isWhole();
    if (refused || !whole || !isDone(now)) {
      state = State.CODE;
      answer(UsartBytes.NACK);
    }
    inbox.clear();
  }

  /** {@return whether the frame is one that can be obeyed, and is} */
  private boolean isDone(Duration now) {
    if (code == UsartCommand.EXTENDED_ERASE) {
      return inbox.word(0) == 0xFFFF ? works(memory.eraseAll(now)) : works(erase(now));
    }
    if (frameOfCommand == 0) {
      address = inbox.address();
      if (!memory.has(address)) {
        return false;
      }
      frameOfCommand = 1;
      answer(UsartBytes.ACK);
      if (code == UsartCommand.GO) {
        state = State.CODE;
        departure = Optional.of(new Departure.Jump(address));
      }
      return true;
    }
    return code == UsartCommand.READ_MEMORY ? isRead() : isWritten(now);
  }

  private boolean erase(Duration now) {
    int[] pages = new int[inbox.word(0) + 1];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = inbox.word(2 + 2 * i);
    }
    return memory.erase(pages, now);
  }

  private boolean isRead() {
    Optional<byte[]> bytes = memory.read(address, inbox.at(0) + 1);
    if (bytes.isEmpty()) {
      return false;
    }
    state = State.CODE;
    answer(UsartBytes.ACK);
    out.writeBytes(bytes.get());
    return true;
  }

  private boolean isWritten(Duration now) {
    byte[] data = inbox.part(1, inbox.size() - 1);
    departs = memory.isOptions(address);
    return works(memory.write(address, data, now));
  }

  private boolean works(boolean begun) {
    if (begun) {
      state = State.BUSY;
      observe();
    }
    return begun;
  }

  private boolean isRefused() {
    return faults.refused().contains(frames++);
  }

  private static boolean isKnown(int code) {
    return switch (code) {
      case UsartCommand.GET,
          UsartCommand.GET_VERSION,
          UsartCommand.GET_ID,
          UsartCommand.READ_MEMORY,
          UsartCommand.GO,
          UsartCommand.WRITE_MEMORY,
          UsartCommand.EXTENDED_ERASE,
          UsartCommand.WRITE_UNPROTECT,
          UsartCommand.READOUT_PROTECT,
          UsartCommand.READOUT_UNPROTECT ->
          true;
      default -> false;
    };
  }

  private void counted(byte[] bytes) {
    out.write(bytes.length - 1);
    out.writeBytes(bytes);
    answer(UsartBytes.ACK);
  }

  private void answer(int one) {
    out.write(one);
  }
}
