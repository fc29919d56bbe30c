package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A board that goes through something, with what must hold of it whatever that was. */
final class Patient {
  private static final Duration ENUMERATION = Duration.ofSeconds(2);

  private final Scene scene;
  private final SimulatedF373 board;
  private final SimulatedF373 twin;
  private final String version;
  private final byte[] before;

  /**
   * Admits a board.
   *
   * @param board as it left the factory
   * @param number from which its own bytes follow
   * @param version that it shall run in the end
   */
  Patient(Scene scene, SimulatedF373 board, long number, String version) {
    this.scene = scene;
    this.board = board;
    this.version = version;
    this.before = scene.factory(Scene.OLD, number);
    this.twin = scene.board(number, it -> it);
  }

  SimulatedF373 board() {
    return board;
  }

  /** {@return the version that it shall run in the end} */
  String version() {
    return version;
  }

  private byte[] image(String wanted) {
    return scene.firmware(wanted).segments().get(0).toByteArray();
  }

  /** {@return whether its flash has the whole image that it shall have in the end} */
  boolean isUpdated() {
    return Arrays.equals(scene.image(board.flash()), image(version));
  }

  /**
   * Holds of a board at any time: what starts, once it has power and BOOT0 is low, is the old image
   * or the new one; and what no image covers is as it was, unless only the journal has it now.
   */
  void check() {
    startsNoMix(powerOn());
    AddressRange guarded = scene.protectedPage();
    assertThat(Arrays.equals(board.memory(guarded), part(before, guarded)))
        .as("protected page unchanged")
        .isTrue();
    if (scene.start() == Scene.Start.STUB) {
      AddressRange stub = new AddressRange(FlashGeometry.BASE, scene.span().start());
      assertThat(Arrays.equals(board.memory(stub), part(before, stub)))
          .as("boot stub unchanged")
          .isTrue();
    }
  }

  /** Holds of a board whose update is finished. */
  void checkKeptBytes() {
    AddressRange kept =
        new AddressRange(scene.span().endExclusive(), scene.protectedPage().endExclusive());
    assertThat(Arrays.equals(board.memory(kept), part(before, kept))).as("kept bytes").isTrue();
  }

  /** {@return its memories, and whether it is in its bootloader} */
  String saved() {
    return Hex.bytes(memories()) + board.running().getClass().getSimpleName();
  }

  private byte[] memories() {
    try {
      ByteArrayOutputStream saved = new ByteArrayOutputStream();
      board.save(saved);
      return saved.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** {@return what a board with the same flash runs after its power was switched on} */
  private Running powerOn() {
    try {
      twin.load(new ByteArrayInputStream(memories()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    twin.clock().sleep(ENUMERATION);
    return twin.running();
  }

  private void startsNoMix(Running running) {
    if (running instanceof Running.Application application) {
      byte[] image = scene.image(application.flash());
      assertThat(Arrays.equals(image, image(Scene.OLD)) || Arrays.equals(image, image(version)))
          .as("a mix of two images starts")
          .isTrue();
    }
  }

  /**
   * {@return what the board is, after which a person has done what it takes to run the same call
   * again: plugged it in, and where nothing starts from the flash, raised BOOT0}
   *
   * @param hint that the person was given
   */
  Outcome afterAPersonDid(Optional<Hint> hint) {
    board.powerOn();
    board.plug();
    board.clock().sleep(ENUMERATION);
    if (hint.filter(Hint.REPLUG::equals).isPresent()) {
      powerCycle();
    }
    Outcome outcome = outcome();
    if (outcome == Outcome.NEEDS_BOOT0) {
      board.boot0(Boot0.HIGH);
      powerCycle();
      board.boot0(Boot0.LOW);
    }
    return outcome;
  }

  private void powerCycle() {
    board.unplug();
    board.powerOff();
    board.powerOn();
    board.plug();
    board.clock().sleep(ENUMERATION);
  }

  private Outcome outcome() {
    Running running = board.running();
    if (running instanceof Running.Bootloader) {
      return Outcome.IN_THE_BOOTLOADER;
    }
    if (running instanceof Running.Application application) {
      startsNoMix(running);
      return Arrays.equals(scene.image(application.flash()), image(version))
          ? Outcome.NEW_APPLICATION
          : Outcome.OLD_APPLICATION;
    }
    return Outcome.NEEDS_BOOT0;
  }

  private static byte[] part(byte[] flash, AddressRange range) {
    int from = (int) (range.start() - FlashGeometry.BASE);
    return Arrays.copyOfRange(flash, from, from + (int) range.size());
  }
}
