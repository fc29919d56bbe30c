package io.github.stm32dfu.simulator.reading;

/**
 * Something about the F373's ROM that ST's documents leave open or say in two ways. Each question
 * is an enum; its first constant is what the simulator takes unless told otherwise, the others are
 * answers that other ROMs or ST's own sources give. An updater that works under all of them does
 * not hang on which one is true.
 */
public sealed interface OpenQuestion
    permits AbortElsewhere,
        AddressFormula,
        AfterOptionWrite,
        BlockOne,
        ClearStatusOutsideError,
        EarlyPoll,
        FirstPoll,
        LastAnswerOnLeave,
        LongDownload,
        MassEraseUnderWriteProtection,
        PointerAfterError,
        PointerAfterErase,
        SetAddressUnderProtection,
        StateAfterGet,
        StateAtStart,
        UnalignedWrite,
        UndefinedRequest,
        UploadPastEnd,
        WriteOverData {}
