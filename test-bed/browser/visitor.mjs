// Usage: node visitor.mjs URL FOLDER
// A visitor of a page: reads one command a line, and answers with one line that begins with ok or
// error. The browser keeps what it remembers in a folder.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [url, folder] = process.argv.slice(2);
const context = await chromium.launchPersistentContext(folder, {
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
  viewport: { width: 720, height: 900 },
});
const page = context.pages()[0] ?? (await context.newPage());
const trouble = [];
page.on('pageerror', (error) => trouble.push(String(error)));
page.on('console', (line) => {
  if (line.type() === 'error') {
    trouble.push(line.text());
  }
});

const commands = {
  open: () => page.goto(url, { timeout: 120_000 }),
  reload: () => page.reload({ timeout: 120_000 }),
  click: (action) => page.click(`[data-screen]:not([hidden]) [data-action="${action}"]`),
  press: (keys) => page.keyboard.press(keys),
  file: (path) => page.setInputFiles('[data-part="file"]', path),
  screen: async (name, seconds) => {
    const deadline = Date.now() + 1000 * Number(seconds);
    let seen;
    // A trouble that stays for three seconds is not about to go.
    for (let troubled = 0; Date.now() < deadline && troubled < 30; ) {
      seen = await page.evaluate(() => document.body.dataset.shown);
      if (seen === name) {
        return;
      }
      troubled = seen === 'trouble' ? troubled + 1 : 0;
      await page.waitForTimeout(100);
    }
    const details = await page.textContent('[data-text="details"]');
    throw new Error(`the screen is ${seen}, not ${name}; details: ${details}`);
  },
  details: () => page.textContent('[data-text="details"]'),
  text: () => page.innerText('[data-screen]:not([hidden])'),
  bar: (least) =>
    page.waitForFunction(
      (value) => document.querySelector('[data-part="bar"]').value >= value,
      Number(least),
      { timeout: 120_000 },
    ),
  evaluate: (...code) => page.evaluate(code.join(' ')),
  shot: (file) => page.screenshot({ path: file, fullPage: true }),
  size: (width, height) => page.setViewportSize({ width: Number(width), height: Number(height) }),
  scheme: (colorScheme) => page.emulateMedia({ colorScheme }),
  trouble: () => trouble.join(' | '),
  close: () => context.close(),
};

const oneLine = (value) => (typeof value === 'string' ? value : '').replace(/\s+/g, ' ').trim();
console.log('ok');
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...words] = line.split(' ');
  try {
    console.log(`ok ${oneLine(await commands[name](...words))}`);
  } catch (error) {
    console.log(`error ${oneLine(`${error}; the page: ${trouble.join(' | ')}`)}`);
  }
  if (name === 'close') {
    process.exit(0);
  }
}
