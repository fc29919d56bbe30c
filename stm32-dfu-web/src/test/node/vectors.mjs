// node vectors.mjs MODULE LIST: says of each file in a list how the module reads it, one line each.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const { readFirmware } = await import(process.argv[2]);
const files = readFileSync(process.argv[3], 'utf8').split('\n').filter((line) => line);
const oneLine = (text) => text.replace(/[\n\r]/g, ' ');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

for (const file of files) {
  const name = basename(file);
  let line;
  try {
    const firmware = await readFirmware(readFileSync(file), { fileName: name });
    const segments = firmware.segments.map((one) => ` ${one.start}-${one.end}:${sha256(one.bytes)}`);
    line =
      `${firmware.format} segments${segments.join('')}` +
      (firmware.product === undefined ? '' : ` product ${firmware.product}`) +
      firmware.warnings.map((warning) => ` | ${warning}`).join('');
  } catch (error) {
    if (!(error instanceof Error)) {
      throw new Error(`${file}: rejected with no Error: ${error}`);
    }
    line = `error ${error.name} ${error.hint} ${error.message}`;
  }
  console.log(oneLine(`${name} ${line}`));
}
