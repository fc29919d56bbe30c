/**
 * Where journals are kept in a browser. Read {@link
 * io.github.stm32dfu.web.journal.IndexedDbJournals} first.
 */
@NullMarked
package io.github.stm32dfu.web.journal;

import org.jspecify.annotations.NullMarked;
