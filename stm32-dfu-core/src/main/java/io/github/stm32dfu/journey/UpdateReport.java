package io.github.stm32dfu.journey;

import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a successful journey did.
 *
 * @param image that the board has now
 * @param from the application before; unknown where the board was in its bootloader
 * @param to the application after
 * @param port at which it answers now
 * @param check how sure it is that the new application runs
 * @param flash what was done to the flash; nothing where the board was up to date and was left
 *     alone
 * @param duration of the journey on its clock
 * @param remarks what a person should know, one sentence each
 */
public record UpdateReport(
    UpdateImage image,
    AppIdentity from,
    AppIdentity to,
    SerialIdentity port,
    VersionCheck check,
    Optional<FlashReport> flash,
    Duration duration,
    List<String> remarks) {
  public UpdateReport {
    remarks = List.copyOf(remarks);
  }

  /** {@return whether the board ran this firmware before, and was left alone} */
  public boolean wasUpToDate() {
    return flash.isEmpty();
  }
}
