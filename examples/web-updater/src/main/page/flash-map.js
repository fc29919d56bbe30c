// A picture of the flash: one square for each page of the plan.
import { part } from './screens.js';

let pages = new Map();

export function drawPlan(plan) {
  pages = new Map();
  for (const page of plan.pages) {
    const square = document.createElement('i');
    square.className = page.fate === 'same' ? 'same' : 'rewrite';
    square.title = `0x${page.start.toString(16)}`;
    pages.set(page.start, { ...page, square });
  }
  part('pages').replaceChildren(...[...pages.values()].map((page) => page.square));
  part('map').hidden = false;
  describe();
}

const BECOMES = { erase: 'erased', write: 'written', verify: 'verified' };

export function drawStep(step) {
  for (const page of pages.values()) {
    if (step.start < page.end && step.end > page.start) {
      page.square.className = BECOMES[step.action] ?? 'written';
    }
  }
  describe();
}

export function hideMap() {
  part('map').hidden = true;
}

function describe() {
  const counts = new Map();
  for (const { square } of pages.values()) {
    counts.set(square.className, (counts.get(square.className) ?? 0) + 1);
  }
  const words = { same: 'kept', rewrite: 'to be written' };
  part('pages').setAttribute(
    'aria-label',
    `Pages of the flash: ${[...counts].map(([name, count]) => `${count} ${words[name] ?? name}`).join(', ')}`,
  );
}
