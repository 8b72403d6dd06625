// Small helpers for pages: data goes into the document as text, never as markup.

document.documentElement.classList.add('js'); // takes back the notice that the page has not come to life

/** The elements a page marks with data-bind, by camelCase name: data-bind="round-name" is ui.roundName. */
export function bindings(root = document) {
  const ui = {};
  for (const element of root.querySelectorAll('[data-bind]')) ui[camel(element.dataset.bind)] ??= element;
  return ui;
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** make('li', {class: 'on', text: name}, child, …); attributes that are null, undefined or false are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/icons/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Writes only what differs, so that a screen reader and the cursor are not disturbed. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element, shown = true) {
  if (element && element.hidden === shown) element.hidden = !shown;
}

const FORMATTING = new Set(['B', 'I', 'U', 'SUB', 'SUP', 'BR']);

/** Text with a little formatting, as the server sends it: only b, i, u, sub, sup and br get through, without attributes. */
export function setRich(element, html) {
  if (element.dataset.rich === html) return element;
  element.dataset.rich = html;
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE) {
        const inner = FORMATTING.has(node.nodeName) ? document.createElement(node.nodeName) : to;
        copy(node, inner);
        if (inner !== to) to.append(inner);
      }
    }
  };
  element.replaceChildren();
  copy(new DOMParser().parseFromString(html, 'text/html').body, element);
  return element;
}

/** <dialog> where there is one; an older in-app browser shows the same element as a plain box. */
export function openDialog(dialog) {
  if (dialog.showModal) return dialog.showModal();
  dialog.classList.add('plain');
  dialog.setAttribute('open', '');
}

export function closeDialog(dialog) {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute('open');
}

/** Copies text and says so on the button; in-app browsers may have no clipboard. */
export function copyButton(button, text) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const copied = await copy(text());
    button.textContent = copied ? 'Đã sao chép' : 'Hãy chép tay mã này';
    setTimeout(() => (button.textContent = label), 2500);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make('textarea', { class: 'sr', readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    let copied = false;
    try {
      copied = document.execCommand('copy');
    } catch { /* nothing more to try */ }
    area.remove();
    return copied;
  }
}
