package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What shall go wrong, as {@code NAME[:VALUE][@PLACE]}. A place is the number of a control
 * transfer, from 0 over a board's life, or {@code pulse:} and the number of a page erase or
 * half-word.
 *
 * <pre>
 * stall@57               refuses transfer 57
 * error:errWRITE@57      refuses it and enters dfuERROR with this status
 * lost-request@57        never sees it
 * lost-answer@57         does it, but its answer is lost
 * short:4@57             answers with 4 bytes at most
 * poll-time:5000@57      says 5000 ms in bwPollTimeout
 * busy:3@57              says dfuDNBUSY in 3 polls from then on
 * unplug@57              is pulled out before it
 * unplug-after:20@57     is pulled out 20 ms after it
 * power-cut:20@57        loses its power 20 ms after it
 * power-cut@pulse:1000   loses its power within flash pulse 1000; also power-cut:before@ and :after@
 * long-downloads:16      loses every DNLOAD of more than 16 bytes, as the V4.1 ROM on fast hosts
 * back:500               is plugged in or switched on again after 500 ms, each time
 * </pre>
 */
public final class FaultConverter implements ITypeConverter<UnaryOperator<FaultPlan>> {
  private static final Pattern FORM =
      Pattern.compile("([a-z-]+)(?::([A-Za-z0-9]+))?(?:@(pulse:)?([0-9]{1,18}))?");

  /** Remembers nothing. */
  public FaultConverter() {}

  @Override
  public UnaryOperator<FaultPlan> convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no fault; write such as stall@57 or power-cut@pulse:1000");
    }
    Words words = new Words(text, parts.group(1), Optional.ofNullable(parts.group(2)));
    if (parts.group(4) == null) {
      return words.always();
    }
    long place = Long.parseLong(parts.group(4));
    return parts.group(3) == null ? words.atTransfer(place) : words.atPulse(place);
  }

  private record Words(String text, String name, Optional<String> value) {
    UnaryOperator<FaultPlan> always() {
      return switch (name) {
        case "long-downloads" -> {
          int bytes = number();
          yield plan -> plan.longestDownload(bytes);
        }
        case "back" -> {
          Duration time = millis();
          yield plan -> plan.returningAfter(time);
        }
        default -> throw wrong("needs a place: the number of a transfer, as in " + name + "@57");
      };
    }

    UnaryOperator<FaultPlan> atTransfer(long transfer) {
      Fault fault = fault();
      return plan -> plan.atTransfer(transfer, fault);
    }

    UnaryOperator<FaultPlan> atPulse(long pulse) {
      if (!name.equals("power-cut")) {
        throw wrong("cannot hit a flash pulse; only power-cut can");
      }
      CutPoint point = value.isEmpty() ? CutPoint.DURING : constant(CutPoint.values());
      return plan -> plan.atFlashPulse(pulse, point);
    }

    private Fault fault() {
      return switch (name) {
        case "stall" -> plain(new Fault.Stall());
        case "error" -> new Fault.StallIntoError(status());
        case "lost-request" -> plain(new Fault.LostRequest());
        case "lost-answer" -> plain(new Fault.LostAnswer());
        case "short" -> new Fault.ShortAnswer(number());
        case "poll-time" -> new Fault.WrongPollTimeout(number());
        case "busy" -> new Fault.StuckBusy(number());
        case "unplug" -> plain(new Fault.UnplugBefore());
        case "unplug-after" -> new Fault.UnplugAfter(value.isEmpty() ? Duration.ZERO : millis());
        case "power-cut" -> new Fault.PowerCut(value.isEmpty() ? Duration.ZERO : millis());
        default -> throw wrong("is no fault that a transfer can have");
      };
    }

    private Fault plain(Fault fault) {
      if (value.isPresent()) {
        throw wrong("takes no value");
      }
      return fault;
    }

    private Duration millis() {
      return Duration.ofMillis(number());
    }

    private int number() {
      return value
          .filter(digits -> digits.matches("[0-9]{1,7}"))
          .map(Integer::valueOf)
          .orElseThrow(() -> wrong("needs a number, as in " + name + ":16"));
    }

    private DfuStatus status() {
      return Arrays.stream(DfuStatus.values())
          .filter(status -> status != DfuStatus.OK)
          .filter(status -> value.filter(status.toString()::equalsIgnoreCase).isPresent())
          .findFirst()
          .orElseThrow(() -> wrong("needs a status, as in " + name + ":errWRITE"));
    }

    private <E extends Enum<E>> E constant(E[] all) {
      return Arrays.stream(all)
          .filter(one -> value.filter(one.name()::equalsIgnoreCase).isPresent())
          .findFirst()
          .orElseThrow(
              () ->
                  wrong(
                      "may have one of "
                          + Arrays.stream(all)
                              .map(one -> one.name().toLowerCase(Locale.ROOT))
                              .collect(Collectors.joining(", "))));
    }

    private TypeConversionException wrong(String why) {
      return new TypeConversionException("'" + text + "': " + name + " " + why);
    }
  }
}
