package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.Failure;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.LeavePolicy;
import io.github.stm32dfu.flash.OptionBytesPolicy;
import io.github.stm32dfu.flash.VectorPagePolicy;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a file is put on a board. */
public final class PlanOptions {
  @Option(names = "--no-leave", description = "Stay in the bootloader at the end.")
  private boolean stay;

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

  @ArgGroup(exclusive = false, heading = "Refusals to take back, if you know better:%n")
  private Overrides overrides = new Overrides();

  /** Nothing but what is safe. */
  public PlanOptions() {}

  /** {@return the same for the planner} */
  public FlashOptions flashOptions() {
    FlashOptions options =
        FlashOptions.safe()
            .with(stay ? LeavePolicy.STAY : LeavePolicy.LEAVE)
            .with(vectorPage)
            .with(optionBytes.policy());
    for (AddressRange range : protectedRanges) {
      options = options.protect(range);
    }
    for (Refusal refusal : overrides.refusals()) {
      options = options.override(refusal);
    }
    return options;
  }

  /**
   * {@return a refusal with the option that takes it back, where there is one}
   *
   * @param refused by the planner
   */
  public static CliException explain(RefusedException refused) {
    Failure failure = Failure.of(refused);
    String option = "--allow-" + failure.kind();
    boolean overridable =
        Arrays.stream(Overrides.class.getDeclaredFields())
            .map(field -> field.getAnnotation(Option.class))
            .anyMatch(known -> known != null && List.of(known.names()).contains(option));
    String advice = overridable ? "To do it all the same: " + option : "";
    return CliException.refused(
        failure.kind(), failure.message(), (failure.hint() + " " + advice).strip());
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

  /** One option for each refusal that can be taken back. */
  static final class Overrides {
    @Option(names = "--allow-wrong-device", description = "The file names another device.")
    private boolean wrongDevice;

    @Option(
        names = "--allow-outside-layout",
        description = "Some bytes lie in no memory of the board; they are left out.")
    private boolean outsideLayout;

    @Option(
        names = "--allow-not-writable",
        description = "Some bytes lie where the board cannot write; they are left out.")
    private boolean notWritable;

    @Option(
        names = "--allow-vector-table",
        description = "The vector table cannot start this part.")
    private boolean vectorTable;

    @Option(
        names = "--allow-protected-range",
        description = "A page of a protected range has to change.")
    private boolean protectedRange;

    List<Refusal> refusals() {
      List<Refusal> refusals = new ArrayList<>();
      add(refusals, wrongDevice, Refusal.WRONG_DEVICE);
      add(refusals, outsideLayout, Refusal.OUTSIDE_LAYOUT);
      add(refusals, notWritable, Refusal.NOT_WRITABLE);
      add(refusals, vectorTable, Refusal.VECTOR_TABLE);
      add(refusals, protectedRange, Refusal.PROTECTED_RANGE);
      return refusals;
    }

    private static void add(List<Refusal> refusals, boolean allowed, Refusal refusal) {
      if (allowed) {
        refusals.add(refusal);
      }
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
