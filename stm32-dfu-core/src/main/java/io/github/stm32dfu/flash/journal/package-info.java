/**
 * What an update writes down so that the next run can finish it: for which board, with which image,
 * and what the pages that it touched held before. Read {@link
 * io.github.stm32dfu.flash.journal.UpdateJournal} and {@link
 * io.github.stm32dfu.flash.journal.JournalStore} first; {@code JournalFormat} has the bytes.
 */
@NullMarked
package io.github.stm32dfu.flash.journal;

import org.jspecify.annotations.NullMarked;
