// A look-alike of navigator.usb with one device, which answers as a recorded board did, and only to
// exactly what that board was told.

const FAILURES = {
  DISCONNECTED: () => new DOMException('The device was disconnected.', 'NotFoundError'),
  IO: () => new DOMException('A transfer error has occurred.', 'NetworkError'),
};

export function recordedUsb({ device, exchanges }) {
  const left = [...exchanges];
  let opened = false;
  let unplugged = false;

  function next(call) {
    if (!opened) {
      throw new DOMException('The device must be opened first.', 'InvalidStateError');
    }
    const [expected, outcome] = left.shift() ?? ['nothing more', ''];
    if (call !== expected) {
      throw new Error(`expected ${expected}, the module said ${call}`);
    }
    if (outcome.startsWith('failed ') && outcome !== 'failed STALL') {
      unplugged = outcome === 'failed DISCONNECTED';
      throw FAILURES[outcome.slice(7)]();
    }
    return outcome;
  }

  function result(outcome) {
    const bytes = Buffer.from(outcome.slice('data '.length), 'hex');
    return outcome === 'failed STALL'
      ? { status: 'stall' }
      : { status: 'ok', data: new DataView(new Uint8Array(bytes).buffer) };
  }

  const usbDevice = {
    vendorId: device.vendorId,
    productId: device.productId,
    deviceVersionMajor: device.bcdDevice >> 8,
    deviceVersionMinor: (device.bcdDevice >> 4) & 15,
    deviceVersionSubminor: device.bcdDevice & 15,
    serialNumber: device.serial,
    configurations: [
      {
        configurationValue: 1,
        interfaces: [
          {
            interfaceNumber: 0,
            alternates: device.names.map((interfaceName, alternateSetting) => ({
              alternateSetting,
              interfaceClass: 0xfe,
              interfaceSubclass: 1,
              interfaceProtocol: 2,
              interfaceName,
            })),
          },
        ],
      },
    ],
    get opened() {
      return opened;
    },
    async open() {
      opened = true;
    },
    async close() {
      opened = false;
      if (unplugged) {
        throw FAILURES.DISCONNECTED();
      }
    },
    async reset() {
      next('reset');
    },
    async selectConfiguration() {},
    async claimInterface() {},
    async selectAlternateInterface(_, alternateSetting) {
      next(`select ${alternateSetting}`);
    },
    async controlTransferIn(setup, length) {
      if (setup.requestType === 'standard') {
        const size = device.wTransferSize;
        const descriptor = [9, 0x21, device.bmAttributes, 255, 0, size & 255, size >> 8, 0x1a, 1];
        return { status: 'ok', data: new DataView(new Uint8Array(descriptor).buffer) };
      }
      return result(next(`in ${setup.request} ${setup.value} ${length}`));
    },
    async controlTransferOut(setup, bytes) {
      const hex = Buffer.from(bytes).toString('hex');
      const outcome = next(`out ${setup.request} ${setup.value} ${hex}`);
      return outcome === 'failed STALL'
        ? { status: 'stall', bytesWritten: 0 }
        : { status: 'ok', bytesWritten: bytes.length };
    },
  };

  return {
    left,
    async getDevices() {
      return unplugged ? [] : [usbDevice];
    },
  };
}
