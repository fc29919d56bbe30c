package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.ConvertDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.TagDocument;
import io.github.stm32dfu.cli.option.AddressConverter;
import io.github.stm32dfu.cli.option.ConversionOptions;
import io.github.stm32dfu.cli.option.RangeConverter;
import io.github.stm32dfu.cli.work.OutputFile;
import io.github.stm32dfu.cli.work.Stamping;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.TagRoom;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes into a firmware file for which product and version it is, and a CRC. */
@Command(
    name = "tag",
    description = "Write into a firmware file for which product and version it is, and a CRC.")
public final class TagCommand extends ToolCommand {
  @Mixin private ConversionOptions files = new ConversionOptions();

  @Option(
      names = "--address",
      required = true,
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Where the firmware left 80 bytes for the tag: the address of its image_tag.")
  private long address;

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "What the firmware is for; else what it has at that address.")
  private Optional<String> product = Optional.empty();

  @Option(
      names = "--firmware-version",
      paramLabel = "VERSION",
      description = "Its version; else what it has at that address.")
  private Optional<String> version = Optional.empty();

  @Option(
      names = "--covers",
      paramLabel = "RANGE",
      converter = RangeConverter.class,
      description = "What the CRC is over, such as 0x08000800+64K; else all of the firmware.")
  private Optional<AddressRange> covers = Optional.empty();

  /**
   * Makes the command.
   *
   * @param console to write to
   */
  public TagCommand(Console console) {
    super(console);
  }

  @Override
  Document run() throws IOException {
    FirmwareFile file = files.read();
    FirmwareFile stamped = Stamping.of(file, stamp(file.image()));
    WriteOptions options = files.writeOptions(stamped);
    new OutputFile(files.out(), console()).write(stamped, options);
    return TagDocument.of(new ConvertDocument(files.in(), files.out(), options, stamped), address);
  }

  private TagStamp stamp(FirmwareImage image) throws CliException {
    TagRoom room =
        TagRoom.at(image, address)
            .orElseThrow(
                () ->
                    CliException.refused(
                        "no-room",
                        "there is no room for a tag at "
                            + Hex.address(address)
                            + ": 80 bytes of which the first 24 are 00 or FF, or an earlier tag",
                        "Give the address of image_tag, as the linker's map file or nm shows it."));
    String name = product.or(room::product).orElseThrow(() -> missing("product", "--product"));
    String number =
        version.or(room::version).orElseThrow(() -> missing("version", "--firmware-version"));
    try {
      return new TagStamp(address, covers.orElse(image.span()), name, number);
    } catch (IllegalArgumentException impossible) {
      throw wrongUsage(String.valueOf(impossible.getMessage()));
    }
  }

  private RuntimeException missing(String what, String option) {
    return wrongUsage(
        "the firmware has no " + what + " at " + Hex.address(address) + ": give " + option);
  }
}
