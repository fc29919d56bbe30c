package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.DfuException;

/**
 * A journal that is there and cannot be used. It is kept until somebody deletes it by its name.
 *
 * @param name in the store
 * @param cause why, with a hint
 */
public record JournalProblem(String name, DfuException cause) {}
