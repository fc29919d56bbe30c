// The visitor's way: connect, choose, allow, look at the plan, update.
import {
  forget,
  identify,
  interruptedUpdates,
  newestRelease,
  readFirmware,
  recover,
  update,
} from './stm32-dfu.js';
import { drawPlan, drawStep, hideMap } from './flash-map.js';
import { list, onAction, part, show, shown, text } from './screens.js';
import { NOT_THERE, trouble } from './troubles.js';

const BOOTLOADER = { filters: [{ vendorId: 0x0483, productId: 0xdf11 }] };
const APPLICATION = { filters: [{ usbVendorId: 0x0483 }] };
const RELEASES = 'firmware.json';
// A device whose permission the browser remembers is there before that.
const PERMISSION_IS_MISSING_AFTER = 3000;

let port;
let running;
let chosen;
let interrupted;
let cancel = new AbortController();
let timer;

async function begin() {
  hideMap();
  if (!navigator.usb || !navigator.serial) {
    show('unsupported');
    return;
  }
  [interrupted] = await interruptedUpdates();
  if (interrupted) {
    text('interrupted', interrupted.description);
    show('interrupted');
  } else {
    show('connect');
  }
}

async function connect() {
  await attempt(async () => {
    port = await allowed(navigator.serial.getPorts(), (one) => one.getInfo().usbVendorId === 0x0483);
    port ??= await navigator.serial.requestPort(APPLICATION);
    await askWho();
  });
}

async function another() {
  await attempt(async () => {
    port = await navigator.serial.requestPort(APPLICATION);
    await askWho();
  });
}

/** The one that the visitor chose on an earlier visit, where there is just one. */
async function allowed(devices, fits) {
  const known = (await devices).filter(fits);
  return known.length === 1 ? known[0] : undefined;
}

async function askWho() {
  running = await identify({ port });
  if (running.runs === 'bootloader') {
    port = undefined;
    offer('Your product', 'It is in its bootloader.');
    return;
  }
  offer(
    running.product ?? 'Your product',
    running.version ? `Version ${running.version} runs on it.` : 'It does not say which version it runs.',
  );
}

async function bootloader() {
  await attempt(async () => {
    const known = await allowed(navigator.usb.getDevices(), (one) => one.productId === 0xdf11);
    if (!known) {
      await navigator.usb.requestDevice(BOOTLOADER);
    }
    port = undefined;
    running = {};
    offer('Your product', 'It is in its bootloader.');
  });
}

async function offer(product, state) {
  text('product', product);
  text('running', state);
  part('newest').hidden = true;
  const release = await newestFor(running);
  if (release?.standing === 'up-to-date') {
    text('running', `${state} That is the newest version.`);
  } else if (release && release.standing !== 'older-than-running') {
    text('newest', `Install version ${release.version}`);
    part('newest').hidden = false;
  }
  show('choose');
}

/** A page without releases beside it offers files alone. */
async function newestFor({ product, version }) {
  if (!product || !(await hasReleases())) {
    return undefined;
  }
  try {
    return await newestRelease({ releases: RELEASES, product, running: version });
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

async function hasReleases() {
  const answer = await fetch(RELEASES, { method: 'HEAD' }).catch(() => ({ ok: false }));
  return answer.ok;
}

async function choose(file) {
  await attempt(async () => {
    const firmware = new Uint8Array(await file.arrayBuffer());
    chosen = await withBase({ firmware, fileName: file.name });
    await run((options) => update({ ...options, ...chosen }));
  });
}

/** A file without addresses belongs at the start of the flash. */
async function withBase(options) {
  try {
    await readFirmware(options.firmware, options);
    return options;
  } catch (error) {
    if (error.hint !== 'GIVE_BASE' || !options.fileName.toLowerCase().endsWith('.bin')) {
      throw error;
    }
    return { ...options, base: 0x08000000 };
  }
}

async function newest() {
  await attempt(() => run((options) => update({ ...options, releases: RELEASES, product: running.product })));
}

async function finish() {
  await attempt(() => run((options) => recover(interrupted.name, options)));
}

async function run(journey) {
  cancel = new AbortController();
  text('step', 'Please leave the cable where it is, and this page in sight.');
  part('bar').removeAttribute('value');
  show('progress');
  const report = await journey({ port, signal: cancel.signal, onEvent: hear });
  const version = report.to.version ? `version ${report.to.version}` : 'the new firmware';
  text('done', report.flash ? `Your product runs ${version}` : `Your product is up to date`);
  text(
    'report',
    report.flash
      ? `${report.flash.pagesWritten} pages were written and compared, ${report.flash.pagesSame} were right already.`
      : `It runs ${version} already.`,
  );
  list('remarks', report.remarks);
  show('done');
}

function hear(event) {
  clearTimeout(timer);
  switch (event.type) {
    case 'awaiting':
      text('step', event.awaited === 'bootloader' ? 'Your product restarts …' : 'The new firmware starts …');
      timer = setTimeout(() => show(`allow-${event.awaited}`), PERMISSION_IS_MISSING_AFTER);
      break;
    case 'comparing':
      text('step', 'Comparing with what your product holds …');
      part('bar').value = event.done / Math.max(1, event.total);
      showProgress();
      break;
    case 'planned':
      return approve(event.plan);
    case 'step':
      text('step', event.action === 'verify' ? 'Comparing …' : 'Writing …');
      part('bar').value = event.done / Math.max(1, event.total);
      drawStep(event);
      break;
    case 'in-bootloader':
    case 'back':
      showProgress();
      break;
  }
}

function showProgress() {
  if (shown() !== 'progress') {
    show('progress');
  }
}

/** Holds the run up until the visitor has seen what it will do. */
function approve(plan) {
  const changed = plan.pages.filter((page) => page.fate !== 'same').length;
  drawPlan(plan);
  text('plan', `${changed} pages will be written, ${plan.pages.length - changed} stay as they are.`);
  list('warnings', plan.warnings);
  show('plan');
  return new Promise((resolve) => {
    actions.start = () => {
      show('progress');
      resolve();
    };
    cancel.signal.addEventListener('abort', () => resolve());
  });
}

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    clearTimeout(timer);
    if (error.name !== 'AbortError' || shown() !== 'trouble') {
      fail(error, trouble(error));
    }
  }
}

function fail(error, advice) {
  text('trouble', advice.title);
  text('what', advice.what);
  list('steps', advice.steps);
  part('command').hidden = !advice.command;
  part('command').textContent = advice.command ?? '';
  text('details', `${error.name} ${error.code ?? ''} ${error.hint ?? ''}: ${error.message}`);
  hideMap();
  show('trouble');
}

const actions = {
  connect,
  another,
  bootloader,
  newest,
  start() {},
  recover: finish,
  async forget() {
    await forget(interrupted.name);
    await begin();
  },
  // The journey that waits goes on by itself once the browser lists the device.
  'allow-bootloader': () => attempt(() => navigator.usb.requestDevice(BOOTLOADER)),
  'allow-application': () => attempt(() => navigator.serial.requestPort(APPLICATION)),
  'nothing-there': () => {
    cancel.abort();
    fail(new Error('the list was empty'), NOT_THERE);
  },
  cancel: () => cancel.abort(),
  again: begin,
};

onAction(actions);
part('file').addEventListener('change', () => {
  const [file] = part('file').files;
  part('file').value = '';
  if (file) {
    choose(file);
  }
});
for (const type of ['dragover', 'dragleave', 'drop']) {
  part('drop').addEventListener(type, (event) => {
    event.preventDefault();
    part('drop').classList.toggle('over', type === 'dragover');
    if (type === 'drop' && event.dataTransfer.files.length > 0) {
      choose(event.dataTransfer.files[0]);
    }
  });
}
begin();
