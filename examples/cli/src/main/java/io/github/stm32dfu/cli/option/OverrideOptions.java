package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.Failure;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** One option for each refusal that can be taken back. */
public final class OverrideOptions {
  private static final Set<Refusal> OVERRIDABLE =
      EnumSet.of(
          Refusal.WRONG_DEVICE,
          Refusal.OUTSIDE_LAYOUT,
          Refusal.NOT_WRITABLE,
          Refusal.VECTOR_TABLE,
          Refusal.PROTECTED_RANGE,
          Refusal.WRONG_PRODUCT,
          Refusal.WRONG_BOARD);

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

  @Option(names = "--allow-vector-table", description = "The vector table cannot start this part.")
  private boolean vectorTable;

  @Option(
      names = "--allow-protected-range",
      description = "A page of a protected range has to change.")
  private boolean protectedRange;

  @Option(names = "--allow-wrong-product", description = "The board is another product.")
  private boolean wrongProduct;

  @Option(
      names = "--allow-wrong-board",
      description = "The bootloader's serial is not made of the application's unique id.")
  private boolean wrongBoard;

  @Option(
      names = "--replace-stub",
      description = "The boot stub below the application has to change. Have BOOT0 at hand.")
  private boolean bootStub;

  List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    add(refusals, wrongDevice, Refusal.WRONG_DEVICE);
    add(refusals, outsideLayout, Refusal.OUTSIDE_LAYOUT);
    add(refusals, notWritable, Refusal.NOT_WRITABLE);
    add(refusals, vectorTable, Refusal.VECTOR_TABLE);
    add(refusals, protectedRange, Refusal.PROTECTED_RANGE);
    add(refusals, wrongProduct, Refusal.WRONG_PRODUCT);
    add(refusals, wrongBoard, Refusal.WRONG_BOARD);
    add(refusals, bootStub, Refusal.BOOT_STUB);
    return refusals;
  }

  private static void add(List<Refusal> refusals, boolean allowed, Refusal refusal) {
    if (allowed) {
      refusals.add(refusal);
    }
  }

  /**
   * {@return a refusal with the option that takes it back, where there is one}
   *
   * @param refused by the planner
   */
  public static CliException explain(RefusedException refused) {
    Failure failure = Failure.of(refused);
    String advice =
        OVERRIDABLE.contains(refused.reason())
            ? "To do it all the same: --allow-" + failure.kind()
            : "";
    return CliException.refused(
        failure.kind(), failure.message(), (failure.hint() + " " + advice).strip());
  }
}
