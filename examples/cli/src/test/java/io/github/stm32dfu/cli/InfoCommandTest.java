package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of {@code info}, word by word. */
class InfoCommandTest {
  private static final String SHA_256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @Test
  void anIntelHexFileAsTheContractHasIt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.hex"),
            ":020000040800F2\n:03100000616263C7\n:0400000508000101ED\n:00000001FF\n");
    assertThat(Shell.run("info", file, "--json").exits(ExitCode.DONE).json())
        .isEqualTo(
            parse(
                "{'format':'ihex','segments':[{'address':134221824,'size':3,'sha256':'"
                    + SHA_256_OF_ABC
                    + "'}],'suffix':null,'entry':134217985,'tag':null,'warnings':[]}"));
  }

  @Test
  void segmentsAreSortedAndMergedWhereTheyTouch() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.hex"),
            ":01000200639A\n:0200000061623B\n:010005006496\n:00000001FF\n");
    JsonObject json = Shell.run("info", file, "--json").exits(ExitCode.DONE).json();
    assertThat(json.getAsJsonArray("segments").get(0).getAsJsonObject().get("sha256").getAsString())
        .isEqualTo(SHA_256_OF_ABC);
    assertThat(json.getAsJsonArray("segments").get(1).getAsJsonObject().get("address").getAsLong())
        .isEqualTo(5);
  }

  @Test
  void aDfuSeFileHasTargetsAndASuffixWithTheNamesOfTheSpecification() throws IOException {
    Path raw = TestFiles.raw(folder.resolve("a.bin"), new byte[] {'a', 'b', 'c'});
    Path file = folder.resolve("a.dfu");
    Shell.run(
            "convert",
            raw,
            file,
            "--base",
            "0x08000000",
            "--alternate",
            "1",
            "--target-name",
            "T",
            "--vid",
            "0483",
            "--pid",
            "0xDF11",
            "--device-release",
            "2200")
        .exits(ExitCode.DONE);
    JsonObject json = Shell.run("info", file, "--json").exits(ExitCode.DONE).json();
    String segments = "[{'address':134217728,'size':3,'sha256':'" + SHA_256_OF_ABC + "'}]";
    assertThat(json.get("format").getAsString()).isEqualTo("dfuse");
    assertThat(json.get("segments")).isEqualTo(JsonParser.parseString(segments));
    assertThat(json.get("targets"))
        .isEqualTo(
            JsonParser.parseString(
                "[{'alternateSetting':1,'name':'T','segments':" + segments + "}]"));
    JsonObject suffix = json.getAsJsonObject("suffix");
    assertThat(suffix.keySet())
        .containsExactly("bcdDevice", "idProduct", "idVendor", "bcdDFU", "bLength", "dwCRC");
    assertThat(suffix.get("bcdDevice").getAsInt()).isEqualTo(0x2200);
    assertThat(suffix.get("idProduct").getAsInt()).isEqualTo(0xDF11);
    assertThat(suffix.get("idVendor").getAsInt()).isEqualTo(0x0483);
    assertThat(suffix.get("bcdDFU").getAsInt()).isEqualTo(0x011A);
    assertThat(suffix.get("bLength").getAsInt()).isEqualTo(16);
    assertThat(suffix.get("dwCRC").getAsLong()).isPositive();
  }

  @Test
  void anImageTagIsShownAndChecked() throws IOException {
    JsonObject tag =
        Shell.run("info", TestFiles.tagged(folder, "1.2.3"), "--json")
            .json()
            .getAsJsonObject("tag");
    assertThat(tag.get("product").getAsString()).isEqualTo("demo");
    assertThat(tag.get("version").getAsString()).isEqualTo("1.2.3");
    assertThat(tag.get("valid").getAsBoolean()).isTrue();
  }

  @Test
  void aDamagedImageIsNotWhatItsTagSays() throws IOException {
    Path raw = folder.resolve("a.bin");
    Shell.run("convert", TestFiles.tagged(folder, "1.2.3"), raw).exits(ExitCode.DONE);
    byte[] bytes = Files.readAllBytes(raw);
    bytes[5000] ^= 1;
    Files.write(raw, bytes);
    JsonObject json = Shell.run("info", raw, "--json", "--base", "0x08000000").json();
    assertThat(json.getAsJsonObject("tag").get("valid").getAsBoolean()).isFalse();
    assertThat(json.getAsJsonArray("warnings").toString()).contains("CRC-32");
  }

  @Test
  void aPersonReadsTheSame() throws IOException {
    assertThat(Shell.run("info", TestFiles.tagged(folder, "1.2.3")).exits(ExitCode.DONE).out())
        .contains("Intel HEX, 192 KB in 1 segment")
        .contains("0x08000000..0x08030000")
        .contains("product   demo")
        .contains("1.2.3, and its CRC is right");
  }

  @Test
  void namesInFilesDoNotSteerTheTerminal() throws IOException {
    Path raw = TestFiles.raw(folder.resolve("a.bin"), new byte[] {1});
    Path file = folder.resolve("a.dfu");
    Shell.run("convert", raw, file, "--base", "0", "--target-name", "\u001b[2J\u0007");
    assertThat(Shell.run("info", file).exits(ExitCode.DONE).out())
        .contains("?[2J?")
        .doesNotContain("\u001b");
  }

  @Test
  void rawIsNeverAssumed() throws IOException {
    Path raw = TestFiles.raw(folder.resolve("a.bin"), new byte[] {1, 2, 3});
    Shell.run("info", raw, "--json").exits(ExitCode.REFUSED).error();
    Shell.run("info", raw, "--format", "raw").exits(ExitCode.DONE);
    Shell.run("info", raw, "--base", "0x08000000").exits(ExitCode.DONE);
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    Path empty = TestFiles.raw(folder.resolve("empty.hex"), new byte[0]);
    Path missing = folder.resolve("missing.hex");
    for (Path file : new Path[] {empty, missing, folder}) {
      Outcome outcome = Shell.run("info", file, "--json").exits(ExitCode.REFUSED);
      assertThat(outcome.kind()).isEqualTo("file");
      assertThat(outcome.error().get("message").getAsString()).contains(file.toString());
    }
  }

  private static JsonObject parse(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
