// node flash.mjs MODULE RECORDING IMAGE: flashes a recorded board; prints what came of it.
import { readFileSync } from 'node:fs';
import { recordedUsb } from './recorded-usb.mjs';

const { openBootloader } = await import(process.argv[2]);
const usb = recordedUsb(JSON.parse(readFileSync(process.argv[3], 'utf8')));
const image = readFileSync(process.argv[4]);

try {
  const bootloader = await openBootloader({ usb });
  const report = await bootloader.flash(image, { fileName: 'image.bin', base: 0x08000000 });
  await bootloader.close();
  console.log(
    `flashed ${report.pagesErased} ${report.pagesWritten} ${report.pagesSame} ${report.bytesWritten}`,
  );
} catch (error) {
  console.log(`${error.name} ${error.code} ${error.hint} ${error.message}`);
}
if (usb.left.length > 0) {
  console.log(`not said: ${usb.left.length} exchanges, the first of them ${usb.left[0]}`);
}
