// What a visitor can do about an error. The module says what happened; these are this page's words.

const UDEV_RULE =
  'echo \'SUBSYSTEM=="usb", ATTRS{idVendor}=="0483", ATTRS{idProduct}=="df11", TAG+="uaccess"\' \\\n' +
  '  | sudo tee /etc/udev/rules.d/70-stm32-dfu.rules\nsudo udevadm control --reload';

const UDEV = {
  title: 'Linux does not let the browser use it',
  what: 'Your product is in its bootloader and unharmed, but your user may not open it.',
  steps: ['Enter the command below in a terminal.', 'Unplug the product, plug it in again, and try again.'],
  command: UDEV_RULE,
};

const SERIAL_RIGHTS = {
  title: 'The browser cannot open the port',
  what: 'Another program uses the port, or your user may not open serial ports.',
  steps: [
    'Close other programs that talk to the product.',
    'If there are none: enter the command below in a terminal, log out, and log in again.',
  ],
  command: 'sudo usermod -aG dialout "$USER"',
};

const WINUSB = {
  title: 'Windows has no driver for it yet',
  what: 'Your product is in its bootloader and unharmed, but Windows needs WinUSB for it.',
  steps: [
    'Get Zadig from zadig.akeo.ie, and start it.',
    'Choose STM32 BOOTLOADER, and WinUSB as its driver; press Install.',
    'Unplug the product, plug it in again, and try again.',
  ],
};

const FILE = {
  title: 'This file does not fit',
  what: 'Nothing was changed.',
  steps: ['Choose the firmware file that was made for your product.', 'If it is the right one, download it again.'],
};

const UNPLUGGED = {
  title: 'Your product was unplugged',
  what: 'What was written so far is known. The next attempt finishes it.',
  steps: ['Plug the product in, with a cable that sits firmly.', 'Try again.'],
};

const NOT_THERE = {
  title: 'The bootloader does not appear',
  what: 'Your product was told to restart for the update, and no bootloader is seen. Nothing was changed.',
  steps: [
    'Unplug the product, and plug it in again: it still works as before.',
    'Try another cable and another USB port, without a hub.',
    'If your product has a BOOT0 jumper or button: hold it while you plug the product in, then choose “It is in its bootloader”.',
  ],
};

const BOOT0 = {
  title: 'Your product needs its BOOT0 jumper',
  what: 'It lost its power in the middle of an update, and cannot start by itself. It is not broken.',
  steps: [
    'Unplug the product.',
    'Set the BOOT0 jumper, or hold the BOOT0 button, and plug the product in.',
    'Choose “It is in its bootloader”. Afterwards remove the jumper.',
  ],
};

const BUSY = {
  title: 'Another program uses it',
  what: 'Nothing was changed.',
  steps: ['Close other programs and tabs that talk to the product.', 'Try again.'],
};

const NOTHING_CHOSEN = {
  title: 'Nothing was chosen',
  what: 'The browser’s list was closed without a choice.',
  steps: ['Plug the product in.', 'Try again, and choose it in the list.'],
};

const OFFLINE = {
  title: 'The newest version cannot be fetched',
  what: 'Nothing was changed.',
  steps: ['Check the network.', 'Or choose a firmware file that you have.'],
};

const CANCELLED = {
  title: 'Cancelled',
  what: 'The next attempt goes on from what the product holds.',
  steps: ['Unplug the product, plug it in again, and try again.'],
};

const PROTECTED = {
  title: 'This product is protected',
  what: 'Its memory is protected against being read or written. Nothing was changed.',
  steps: ['Ask its maker.'],
};

const SEVERAL = {
  title: 'Several products are plugged in',
  what: 'It is not certain which of them is meant. Nothing was changed.',
  steps: ['Unplug all others.', 'Try again.'],
};

const UNKNOWN = {
  title: 'That did not work',
  what: 'Your product is not lost: the next attempt goes on from what it holds.',
  steps: ['Unplug the product, plug it in again, and try again.'],
};

const BY_HINT = {
  INSTALL_UDEV_RULE: UDEV,
  ALLOW_SERIAL_PORT: SERIAL_RIGHTS,
  INSTALL_WINUSB: WINUSB,
  CHECK_BOOTLOADER: NOT_THERE,
  CHECK_TRIGGER: NOT_THERE,
  CHOOSE_BOARD: SEVERAL,
  CHOOSE_DEVICE: SEVERAL,
  RAISE_BOOT0: BOOT0,
  CLOSE_OTHER_PROGRAM: BUSY,
  READ_PROTECTED: PROTECTED,
  WRITE_PROTECTED: PROTECTED,
  CHECK_NETWORK: OFFLINE,
  TELL_PUBLISHER: OFFLINE,
};

const BY_NAME = {
  FirmwareFormatException: FILE,
  RefusedException: FILE,
  AbortError: CANCELLED,
  NotFoundError: NOTHING_CHOSEN,
};

export function trouble(error) {
  if (error.code === 'DISCONNECTED') {
    return UNPLUGGED;
  }
  return BY_HINT[error.hint] ?? BY_NAME[error.name] ?? UNKNOWN;
}

export { NOT_THERE };
