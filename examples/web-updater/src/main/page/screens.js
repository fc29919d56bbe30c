// One screen is seen at a time; its heading gets the focus, so that a screen reader says it.

const part = (name) => document.querySelector(`[data-part="${name}"]`);

export function show(name) {
  for (const section of document.querySelectorAll('[data-screen]')) {
    section.hidden = section.dataset.screen !== name;
  }
  document.body.dataset.shown = name;
  document.querySelector(`[data-screen="${name}"] h2`).focus();
}

export function shown() {
  return document.body.dataset.shown;
}

export function text(name, content) {
  for (const element of document.querySelectorAll(`[data-text="${name}"]`)) {
    element.textContent = content;
  }
}

export function list(name, items) {
  const element = part(name);
  element.hidden = items.length === 0;
  element.replaceChildren(
    ...items.map((item) => {
      const line = document.createElement('li');
      line.textContent = item;
      return line;
    }),
  );
}

export function onAction(actions) {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-action]');
    if (button) {
      actions[button.dataset.action]();
    }
  });
}

export { part };
