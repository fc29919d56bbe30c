package io.github.stm32dfu.flash.journal;

import java.util.Optional;

/**
 * What was read of a journal.
 *
 * @param state that it says
 * @param remark why that is not all of it, for people
 */
record JournalReading(JournalState state, Optional<String> remark) {}
