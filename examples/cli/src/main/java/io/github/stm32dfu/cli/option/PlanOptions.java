package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.OptionBytesPolicy;
import io.github.stm32dfu.flash.VectorPagePolicy;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a file is put on a board. */
public final class PlanOptions {
  @Option(
      names = "--protect",
      paramLabel = "RANGE",
      converter = RangeConverter.class,
      description =
          "Refuse to change these addresses, such as 0x08000000..0x08004000 or 0x08000000+16K."
              + " May be given again.")
  private List<AddressRange> protectedRanges = new ArrayList<>();

  @ArgGroup private OptionBytes optionBytes = new OptionBytes();

  @Option(
      names = "--vector-page",
      paramLabel = "always-last|only-if-changed",
      converter = VectorPageConverter.class,
      description =
          "When the page with the vector table is erased first and written last. only-if-changed"
              + " saves a page, but an update that is cut can then start a mix.")
  private VectorPagePolicy vectorPage = VectorPagePolicy.ALWAYS_LAST;

  @ArgGroup(exclusive = false, heading = "%nRefusals to take back, if you know better:%n")
  private OverrideOptions overrides = new OverrideOptions();

  /** Nothing but what is safe. */
  public PlanOptions() {}

  /** {@return the same for the planner, leaving at the end} */
  public FlashOptions flashOptions() {
    FlashOptions options = FlashOptions.safe().with(vectorPage).with(optionBytes.policy());
    for (AddressRange range : protectedRanges) {
      options = options.protect(range);
    }
    for (Refusal refusal : overrides.refusals()) {
      options = options.override(refusal);
    }
    return options;
  }

  /** What becomes of data for the option bytes. */
  static final class OptionBytes {
    @Option(names = "--option-bytes", description = "Write the option bytes that the file has.")
    private boolean write;

    @Option(
        names = "--skip-option-bytes",
        description = "Leave out the option bytes that the file has.")
    private boolean skip;

    OptionBytesPolicy policy() {
      if (write) {
        return OptionBytesPolicy.WRITE;
      }
      return skip ? OptionBytesPolicy.SKIP : OptionBytesPolicy.REFUSE;
    }
  }

  /** The policies by their names on the command line. */
  static final class VectorPageConverter implements ITypeConverter<VectorPagePolicy> {
    @Override
    public VectorPagePolicy convert(String text) {
      return switch (text) {
        case "always-last" -> VectorPagePolicy.ALWAYS_LAST;
        case "only-if-changed" -> VectorPagePolicy.ONLY_IF_CHANGED;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is neither always-last nor only-if-changed");
      };
    }
  }
}
