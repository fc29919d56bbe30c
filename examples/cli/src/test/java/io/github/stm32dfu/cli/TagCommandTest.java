package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareTarget;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.host.FirmwareFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tag} writes, and what it refuses to write over. */
class TagCommandTest {
  private static final int ROOM = 0x200;
  private static final String ADDRESS = "0x08000200";

  @TempDir private Path folder;

  @Test
  void theFirmwareSaysItsNameAndTheCrcIsOverAllOfIt() throws IOException {
    JsonObject tag = tagOf(tag(firmware("Desk Lamp", "1.2.0"), "app.dfu"));
    assertThat(tag.get("address").getAsLong()).isEqualTo(TestFiles.BASE + ROOM);
    assertThat(tag.get("product").getAsString()).isEqualTo("Desk Lamp");
    assertThat(tag.get("version").getAsString()).isEqualTo("1.2.0");
    assertThat(tag.get("base").getAsLong()).isEqualTo(TestFiles.BASE);
    assertThat(tag.get("length").getAsLong()).isEqualTo(4096);
    assertThat(tag.get("valid").getAsBoolean()).isTrue();
  }

  @Test
  void theCommandLineSaysItBetter() throws IOException {
    Path in = firmware("Desk Lamp", "1.2.0");
    Object[] better = {"--product", "Lamp", "--firmware-version", "2", "--covers", ADDRESS + "+1K"};
    JsonObject tag = tagOf(tag(in, "app.hex", better));
    assertThat(tag.get("product").getAsString()).isEqualTo("Lamp");
    assertThat(tag.get("version").getAsString()).isEqualTo("2");
    assertThat(tag.get("base").getAsLong()).isEqualTo(TestFiles.BASE + ROOM);
    assertThat(tag.get("length").getAsLong()).isEqualTo(1024);
  }

  @Test
  void whatHasATagGetsANewOne() throws IOException {
    tag(firmware("Desk Lamp", "1.2.0"), "once.dfu").exits(ExitCode.DONE);
    Object[] next = {"--firmware-version", "1.3.0"};
    JsonObject tag = tagOf(tag(folder.resolve("once.dfu"), "twice.dfu", next));
    assertThat(tag.get("product").getAsString()).isEqualTo("Desk Lamp");
    assertThat(tag.get("version").getAsString()).isEqualTo("1.3.0");
  }

  /** What {@code info} reads from the file that was written is what {@code tag} said. */
  private JsonObject tagOf(Outcome outcome) {
    JsonObject written = outcome.exits(ExitCode.DONE).json();
    JsonObject read = Shell.run("info", written.get("out").getAsString(), "--json").json();
    assertThat(read.get("tag")).isEqualTo(written.get("tag"));
    return read.getAsJsonObject("tag");
  }

  @Test
  void codeIsNotWrittenOver() throws IOException {
    for (int busy : new int[] {0, 23}) {
      byte[] bytes = bytes("Desk Lamp", "1.2.0");
      bytes[ROOM + busy] = 0x4B;
      Path in = TestFiles.hex(folder.resolve("app.hex"), TestFiles.BASE, bytes);
      Outcome outcome = tag(in, "out.hex").exits(ExitCode.REFUSED);
      assertThat(outcome.kind()).isEqualTo("no-room");
      assertThat(folder.resolve("out.hex")).doesNotExist();
    }
    Path in = TestFiles.hex(folder.resolve("app.hex"), 0x08008000L, bytes("Desk Lamp", "1.2.0"));
    assertThat(tag(in, "out.hex").exits(ExitCode.REFUSED).kind()).isEqualTo("no-room");
  }

  @Test
  void whatNobodySaysIsAskedFor() throws IOException {
    Path in = firmware("", "");
    assertThat(tag(in, "a.hex").exits(ExitCode.USAGE).err()).contains("--product");
    assertThat(tag(in, "a.hex", "--product", "p").exits(ExitCode.USAGE).err())
        .contains("--firmware-version");
    tag(in, "a.hex", "--product", "p", "--firmware-version", "v").exits(ExitCode.DONE);
    tag(in, "b.hex", "--product", "p".repeat(33), "--firmware-version", "v").exits(ExitCode.USAGE);
    Shell.run("tag", in, folder.resolve("b.hex")).exits(ExitCode.USAGE);
    assertThat(folder.resolve("b.hex")).doesNotExist();
  }

  @Test
  void gapsAreRefused() throws IOException {
    Path in = firmware("Desk Lamp", "1.2.0");
    assertThat(tag(in, "a.hex", "--covers", ADDRESS + "+64K").exits(ExitCode.REFUSED).kind())
        .isEqualTo("gap");
    String text = Files.readString(in).replace(":00000001FF", ":0120000001DE\n:00000001FF");
    Path apart = Files.writeString(folder.resolve("apart.hex"), text);
    assertThat(tag(apart, "a.hex").exits(ExitCode.REFUSED).kind()).isEqualTo("gap");
    tag(apart, "a.hex", "--covers", "0x08000000+4K").exits(ExitCode.DONE);
  }

  @Test
  void anotherTagThatCoversMoreIsWarnedOf() throws IOException {
    tag(firmware("Desk Lamp", "1.2.0"), "outer.hex").exits(ExitCode.DONE);
    Path in = folder.resolve("outer.hex");
    Object[] inner = {"--address", "0x08000400", "--covers", "0x08000400+1K"};
    Object[] all = {
      "tag", in, folder.resolve("both.hex"), "--product", "p", "--firmware-version", "v"
    };
    assertThat(Shell.run(concat(all, inner)).exits(ExitCode.DONE).err())
        .contains("warning: another tag, at 0x08000200");
  }

  @Test
  void severalTargetsAreRefused() throws IOException {
    FirmwareTarget target =
        new FirmwareTarget(0, "", FirmwareImage.of(TestFiles.BASE, bytes("Desk Lamp", "1.2.0")));
    FirmwareTarget other = new FirmwareTarget(1, "", FirmwareImage.of(0x1FFFF800L, new byte[16]));
    FirmwareFile both =
        new FirmwareFile(
            FirmwareFormat.DFUSE,
            target.image(),
            FirmwareFile.Addressing.KNOWN,
            List.of(target, other),
            Optional.empty(),
            OptionalLong.empty(),
            List.of());
    Path in = folder.resolve("both.dfu");
    FirmwareFiles.write(both, WriteOptions.of(FirmwareFormat.DFUSE), in);
    assertThat(tag(in, "out.dfu").exits(ExitCode.REFUSED).kind()).isEqualTo("several-targets");
  }

  private Outcome tag(Path in, String out, Object... more) {
    Object[] args = {"tag", in, folder.resolve(out), "--address", ADDRESS, "--json"};
    return Shell.run(concat(args, more));
  }

  private static Object[] concat(Object[] first, Object[] second) {
    Object[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private Path firmware(String product, String version) throws IOException {
    return TestFiles.hex(folder.resolve("in.hex"), TestFiles.BASE, bytes(product, version));
  }

  /** 4 KB with room for a tag, as a linker leaves it. */
  private static byte[] bytes(String product, String version) {
    byte[] bytes = TestFiles.small(4096);
    Arrays.fill(bytes, ROOM, ROOM + 80, (byte) 0);
    Arrays.fill(bytes, 0x400, 0x400 + 80, (byte) 0xFF);
    put(bytes, ROOM + 24, product);
    put(bytes, ROOM + 56, version);
    return bytes;
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, 0, bytes, at, encoded.length);
  }
}
