package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files onto boards. */
class FlashCommandTest {
  private static final int SIZE = 10_000;
  private static final int LONG = 200_000;

  @TempDir private Path folder;
  private final SimulatedF373 board = SimulatedF373.strict().build();

  @Test
  void theReportAsTheContractHasIt() throws IOException {
    JsonObject report = flash(small(), "--json").exits(ExitCode.DONE).json();
    assertThat(report.keySet())
        .containsExactly(
            "result", "verified", "left", "pages", "bytes", "transfers", "seconds", "from", "to");
    assertThat(report.get("result").getAsString()).isEqualTo("updated");
    assertThat(report.get("verified").getAsString()).isEqualTo("yes");
    assertThat(report.get("left").getAsString()).isEqualTo("confirmed");
    assertThat(report.get("pages").toString()).isEqualTo("{\"erased\":5,\"written\":5,\"same\":0}");
    assertThat(report.get("bytes").getAsLong()).isEqualTo(5 * 2048);
    assertThat(report.get("transfers").getAsLong()).isPositive();
    assertThat(report.get("seconds").getAsDouble()).isBetween(0.1, 5.0);
    assertThat(report.get("from").isJsonNull()).isTrue();
    assertThat(report.get("to").isJsonNull()).isTrue();
    assertThat(Arrays.copyOf(board.flash(), SIZE)).isEqualTo(TestFiles.small(SIZE));
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void versionsComeFromTheTagsInTheFlash() throws IOException {
    String saved = "--simulate=" + folder.resolve("board");
    assertVersions(run("flash", TestFiles.tagged(folder, "1.0.0"), saved), null, "1.0.0");
    assertVersions(run("flash", TestFiles.tagged(folder, "1.1.0"), saved), "1.0.0", "1.1.0");
    Outcome again = run("flash", TestFiles.tagged(folder, "1.1.0"), saved);
    assertVersions(again, "1.1.0", "1.1.0");
    assertThat(again.json().get("result").getAsString()).isEqualTo("unchanged");
    assertThat(again.json().get("left").getAsString()).isEqualTo("confirmed");
    // The old image is longer than the new one, and has its tag in the first page.
    assertVersions(run("flash", small(), saved), "1.1.0", null);
  }

  @Test
  void theOldTagIsFoundWhereverItStands() throws IOException {
    for (int tag = 0x100; tag < LONG - 80; tag += 0x6660) {
      String saved = "--simulate=" + folder.resolve("board" + tag);
      run("flash", tagged("1.0.0", tag), saved).exits(ExitCode.DONE);
      Path next = tagged("1.1.0", 0x3000);

      JsonObject plan = run("plan", next, saved).exits(ExitCode.DONE).json();
      assertThat(plan.get("notCompared").getAsInt()).isGreaterThan(64);
      assertThat(plan.get("same").getAsInt()).isZero();
      assertVersions(run("flash", next, saved), "1.0.0", "1.1.0");
    }
  }

  /** A long firmware, other contents in each version. */
  private Path tagged(String version, int tag) throws IOException {
    byte[] bytes = TestFiles.small(LONG);
    for (int i = 8; i < LONG; i++) {
      bytes[i] ^= (byte) version.hashCode();
    }
    FirmwareImage image = FirmwareImage.of(TestFiles.BASE, bytes);
    TagStamp stamp = new TagStamp(TestFiles.BASE + tag, image.span(), "long", version);
    byte[] stamped = stamp.writeInto(image).segments().get(0).toByteArray();
    return TestFiles.hex(folder.resolve(version + tag + ".hex"), TestFiles.BASE, stamped);
  }

  private static void assertVersions(Outcome outcome, @Nullable String from, @Nullable String to) {
    JsonObject report = outcome.exits(ExitCode.DONE).json();
    assertThat(report.get("from").isJsonNull() ? null : report.get("from").getAsString())
        .isEqualTo(from);
    assertThat(report.get("to").isJsonNull() ? null : report.get("to").getAsString()).isEqualTo(to);
  }

  @Test
  void halfAFirmwareHasNoVersion() throws IOException {
    Path file = TestFiles.tagged(folder, "1.0.0");
    flash(file).exits(ExitCode.DONE);
    board.loadFlash(TestFiles.BASE + 100_000, new byte[10]);
    assertVersions(flash(file, "--json"), null, "1.0.0");
  }

  @Test
  void theBoardStaysWhereItShall() throws IOException {
    assertThat(flash(small(), "--no-leave", "--json").json().get("left").getAsString())
        .isEqualTo("no");
    assertThat(board.running()).isInstanceOf(Running.Bootloader.class);
  }

  @Test
  void aPersonReadsWhatWasDone() throws IOException {
    Outcome outcome = flash(small()).exits(ExitCode.DONE);
    assertThat(outcome.out())
        .contains("5 pages written, read back and compared")
        .contains("The application was started.");
    assertThat(outcome.err()).contains("5 pages to write, 0 right already").contains("100 %");
    assertThat(outcome.err().lines()).hasSizeLessThan(12);
  }

  @ParameterizedTest
  @CsvSource({
    "0x20000000, outside-layout, --allow-outside-layout",
    "0x08000000, vector-table, --allow-vector-table",
    "0x08004000, protected-range, --allow-protected-range",
  })
  void refusalsNameTheOptionThatTakesThemBack(long address, String kind, String option)
      throws IOException {
    byte[] before = board.flash();
    byte[] bytes = new byte[100];
    Path file = TestFiles.hex(folder.resolve("odd.hex"), address, bytes);
    String protect = "--protect=0x08004000+16K";
    Outcome refused = flash(file, "--json", protect).exits(ExitCode.REFUSED);
    assertThat(refused.kind()).isEqualTo(kind);
    assertThat(refused.error().get("hint").getAsString()).contains(option);
    assertThat(board.flash()).isEqualTo(before);
    flash(file, protect, option).exits(ExitCode.DONE);
  }

  @Test
  void anotherDevicesFileIsRefused() throws IOException {
    Path dfu = folder.resolve("a.dfu");
    Shell.run("convert", small(), dfu, "--vid", "1209", "--pid", "0001").exits(ExitCode.DONE);
    assertThat(flash(dfu, "--json").exits(ExitCode.REFUSED).kind()).isEqualTo("wrong-device");
    flash(dfu, "--allow-wrong-device").exits(ExitCode.DONE);
  }

  @Test
  void optionBytesAreWrittenOnlyByName() throws IOException {
    Path file = TestFiles.hex(folder.resolve("o.hex"), 0x1FFFF800L, optionBytes(0xAA));
    assertThat(flash(file, "--json").exits(ExitCode.REFUSED).kind()).isEqualTo("option-bytes");
    flash(file, "--option-bytes", "--skip-option-bytes").exits(ExitCode.USAGE);
    byte[] before = board.memory(AddressRange.ofLength(0x1FFFF800L, 16));
    flash(file, "--skip-option-bytes").exits(ExitCode.DONE);
    assertThat(board.memory(AddressRange.ofLength(0x1FFFF800L, 16))).isEqualTo(before);
    JsonObject report = flash(file, "--option-bytes", "--json").exits(ExitCode.DONE).json();
    assertThat(report.get("verified").getAsString()).isEqualTo("not possible");
    assertThat(board.memory(AddressRange.ofLength(0x1FFFF800L, 16))).isEqualTo(optionBytes(0xAA));
  }

  @Test
  void nothingTakesBackTheRefusalOfLevel2() throws IOException {
    Path file = TestFiles.hex(folder.resolve("o.hex"), 0x1FFFF800L, optionBytes(0xCC));
    assertThat(flash(file, "--json", "--option-bytes").exits(ExitCode.REFUSED).kind())
        .isEqualTo("read-protection-level-2");
    flash(file, "--option-bytes", "--allow-read-protection-level-2").exits(ExitCode.USAGE);
  }

  /** Unlike the factory's in DATA0 and DATA1, each byte followed by its complement. */
  private static byte[] optionBytes(int rdp) {
    byte[] bytes = new byte[16];
    int[] values = {rdp, 0xFF, 0x12, 0x34, 0xFF, 0xFF, 0xFF, 0xFF};
    for (int i = 0; i < values.length; i++) {
      bytes[2 * i] = (byte) values[i];
      bytes[2 * i + 1] = (byte) ~values[i];
    }
    return bytes;
  }

  private Path small() throws IOException {
    return TestFiles.hex(folder.resolve("small.hex"), TestFiles.BASE, TestFiles.small(SIZE));
  }

  private Outcome flash(Path file, String... more) {
    Object[] args = new Object[more.length + 3];
    args[0] = "flash";
    args[1] = file;
    args[2] = "--simulate";
    System.arraycopy(more, 0, args, 3, more.length);
    // Whatever ran before, the command finds the board in its bootloader.
    board.reset();
    return Shell.on(TestBoard.of(board), args);
  }

  private static Outcome run(Object... args) {
    Object[] json = Arrays.copyOf(args, args.length + 1);
    json[args.length] = "--json";
    return Shell.run(json);
  }
}
