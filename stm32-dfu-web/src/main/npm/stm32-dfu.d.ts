/** A firmware file: bytes, and what is known of them. */
export interface FileOptions {
  /** Its name; the extension helps where the content does not tell the format. */
  fileName?: string;
  /** Where a file without addresses belongs, as 0x08000000. */
  base?: number;
}

/** Bytes at an address; `end` is the address behind the last one. */
export interface Segment {
  start: number;
  end: number;
  bytes: Uint8Array;
}

export interface Firmware {
  format: string;
  name: string;
  /** From the image tag, where that is valid. */
  product?: string;
  version?: string;
  size: number;
  addressed: 'known' | 'unknown';
  segments: Segment[];
  entry?: number;
  warnings: string[];
}

/** Sectors of one size: from `start` up to, not including, `end`. */
export interface SectorRun {
  start: number;
  end: number;
  sectorSize: number;
  /** The letter of the DfuSe layout, as `g` for readable, erasable and writable. */
  access: string;
}

export interface Layout {
  name: string;
  runs: SectorRun[];
}

/** Why something was not done. Promises are rejected with it. */
export interface DfuError extends Error {
  /** As `TransportException` or `RefusedException`; `AbortError` after a cancel. */
  name: string;
  /** What of it happened, as `DISCONNECTED`; empty where there is only one. */
  code: string;
  /** What to do next, for a page's own words: `REPLUG`, `INSTALL_UDEV_RULE`, ... */
  hint: string;
  /** The same as a sentence for people who use the command line. */
  advice: string;
}

/** What a running application says of itself. */
export interface Application {
  product?: string;
  version?: string;
  uniqueId?: string;
}

/** A board that waits in its bootloader. */
export interface BoardInBootloader {
  type: 'found';
  runs: 'bootloader';
  board: string;
  serial?: string;
}

export interface PlannedPage {
  start: number;
  end: number;
  /** What the plan does with it; `rewrite-last` is the vector page, after all others. */
  fate: 'same' | 'rewrite' | 'rewrite-last';
  blank: boolean;
}

export interface Plan {
  pages: PlannedPage[];
  totalBytes: number;
  leaveAddress?: number;
  verification: 'yes' | 'not-possible';
  /** Pages that hold bytes which the file does not have, and which a crash could take. */
  atRisk: { start: number; end: number }[];
  warnings: string[];
}

export interface FlashReport {
  verification: 'yes' | 'not-possible';
  pagesErased: number;
  pagesWritten: number;
  pagesSame: number;
  bytesWritten: number;
  transfers: number;
  millis: number;
  warnings: string[];
}

export interface UpdateReport {
  image: string;
  from: Application;
  to: Application;
  /** How sure it is that the new application runs. */
  check: 'version' | 'contents' | 'port-only';
  /** Absent where the board was up to date, and was left alone. */
  flash?: FlashReport;
  millis: number;
  remarks: string[];
}

export type DfuEvent =
  | { type: 'found'; runs: 'application' | 'bootloader'; board: string; serial?: string }
  | ({ type: 'identified' } & Application)
  | { type: 'resumed'; image: string }
  | { type: 'triggered'; trigger: string }
  | { type: 'awaiting'; awaited: 'bootloader' | 'application'; millis: number }
  | { type: 'in-bootloader'; runs: 'bootloader'; board: string; serial?: string }
  | { type: 'comparing'; done: number; total: number }
  | { type: 'planned'; plan: Plan }
  | {
      type: 'step';
      action: 'erase' | 'write' | 'verify' | 'manifest';
      start: number;
      end: number;
      done: number;
      total: number;
    }
  | { type: 'repairing'; start: number; end: number; error: DfuError }
  | { type: 'leaving'; vectorTable: number }
  | { type: 'flashed'; report: FlashReport }
  | { type: 'flash-failed' | 'flash-cancelled'; error: DfuError }
  | ({ type: 'back' } & Application)
  | { type: 'finished'; report: UpdateReport }
  | { type: 'failed' | 'cancelled'; error: DfuError };

export interface RunOptions {
  /**
   * Hears what happens. A promise that it returns is awaited, so that a page can ask at `planned`;
   * a rejected one ends the run.
   */
  onEvent?: (event: DfuEvent) => void | Promise<void>;
  /** Cancels the run between two pages; the next attempt goes on from there. */
  signal?: AbortSignal;
}

export interface BusOptions {
  /** In place of `navigator.usb`. */
  usb?: unknown;
  /** In place of `navigator.serial`. */
  serial?: unknown;
  /** Where interrupted updates are remembered; IndexedDB unless it is `memory`. */
  journals?: 'memory';
}

export interface JourneyOptions extends RunOptions, BusOptions, FileOptions {
  /** The `SerialPort` that the visitor chose; any that was allowed otherwise. */
  port?: unknown;
  /** How the application is told to go, as in docs/triggers.md; `bootloader!` unless given. */
  trigger?: string;
  /**
   * Asked where a program must not guess: gives the index of one candidate, or nothing. Without it
   * ambiguity is an error.
   */
  choose?: (
    question:
      | 'which-board'
      | 'which-bootloader'
      | 'which-application'
      | 'which-interrupted-update',
    candidates: string[],
  ) => number | undefined | Promise<number | undefined>;
  /** `none` for an application that cannot be asked who it is. */
  protocol?: 'line' | 'none';
}

export interface UpdateOptions extends JourneyOptions {
  /** The file; or else `releases`. */
  firmware?: Uint8Array | ArrayBuffer;
  /** Address of a firmware.json, of which the newest release is taken. */
  releases?: string;
  /** What the image is for, where neither its tag nor the release says so. */
  product?: string;
  hardware?: string;
  allowDowngrade?: boolean;
  /** Writes even what is made for another product. */
  anyProduct?: boolean;
}

export interface InterruptedUpdate {
  name: string;
  stage: 'writing' | 'verified' | 'left';
  description: string;
  product?: string;
  versionTo?: string;
  fileName?: string;
  serial?: string;
}

/** A bootloader that is open, to work step by step. */
export interface Bootloader {
  board: string;
  serial?: string;
  memories: Layout[];
  transferSize: number;
  /** What would be written; nothing is changed. */
  plan(firmware: Uint8Array | ArrayBuffer, options?: FileOptions & RunOptions): Promise<Plan>;
  /** Writes, reads back, and leaves unless told to stay. */
  flash(
    firmware: Uint8Array | ArrayBuffer,
    options?: FileOptions & RunOptions & { stay?: boolean },
  ): Promise<FlashReport>;
  read(start: number, end: number): Promise<Uint8Array>;
  /** Starts the application whose vector table is there. */
  leave(vectorTable: number): Promise<{ outcome: string }>;
  close(): Promise<unknown>;
}

export function readFirmware(
  bytes: Uint8Array | ArrayBuffer,
  options?: FileOptions,
): Promise<Firmware>;

/** Reads the name of an alternate setting, as `@Internal Flash  /0x08000000/128*0002Kg`. */
export function parseLayout(name: string): Promise<Layout>;

/** Asks the running application; the board may be in its bootloader already. */
export function identify(options?: JourneyOptions): Promise<Application | BoardInBootloader>;

export interface ReleaseOffer {
  product: string;
  version: string;
  file: string;
  size: number;
  standing: 'up-to-date' | 'newer' | 'older-than-running' | 'unknown-running-version';
}

/** The newest release for a product, and how it compares with the version that runs. */
export function newestRelease(options: {
  /** Address of the index; `firmware.json` beside the page unless given. */
  releases?: string;
  product: string;
  hardware?: string;
  running?: string;
}): Promise<ReleaseOffer>;

/**
 * Updates a board from its running application and back. While it waits for the bootloader, a click
 * in which the page calls `navigator.usb.requestDevice` makes it go on; after that for the
 * application, `navigator.serial.requestPort`.
 */
export function update(options: UpdateOptions): Promise<UpdateReport>;

export function interruptedUpdates(options?: BusOptions): Promise<InterruptedUpdate[]>;

/** Finishes an interrupted update, with the image in its journal. */
export function recover(name: string, options?: JourneyOptions): Promise<UpdateReport>;

/** Drops what is known of an interrupted update. */
export function forget(name: string, options?: BusOptions): Promise<unknown>;

export function openBootloader(options?: BusOptions & { serial?: string }): Promise<Bootloader>;
