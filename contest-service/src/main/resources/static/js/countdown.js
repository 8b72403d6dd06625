// "1 ngày 17 giờ 27 phút", ticking. As a page's own script it runs every [data-countdown]; with data-reload the page comes back when it is over.
import * as clock from './clock.js';
import { make } from './dom.js';

const UNITS = [['ngày', 86_400_000], ['giờ', 3_600_000], ['phút', 60_000], ['giây', 1000]];

/** Shows the time until target in element and calls over() once it has passed. Returns a function that stops it. */
export function countdown(element, target, over = () => {}) {
  const end = typeof target === 'number' ? target : Date.parse(target);
  let timer;
  const tick = () => {
    const left = end - clock.now();
    render(element, left);
    if (left > 0) timer = setTimeout(tick, left % 1000 || 1000);
    else over();
  };
  tick();
  return () => clearTimeout(timer);
}

function render(element, left) {
  let rest = Math.max(0, Math.ceil(left / 1000) * 1000);
  const long = rest >= 86_400_000;
  const shown = UNITS.filter(([name]) => (long ? name !== 'giây' : name !== 'ngày'));
  const words = [];
  let started = false;
  for (const [name, size] of UNITS) {
    const value = Math.floor(rest / size);
    rest %= size;
    if (!shown.some(([unit]) => unit === name)) continue;
    started ||= value > 0 || name === 'giây' || name === 'phút';
    if (started) words.push([value, name]);
  }
  const key = words.flat().join();
  if (element.dataset.shown === key) return;
  element.dataset.shown = key;
  element.replaceChildren('Còn', ...words.map(([value, name]) => make('span', {}, make('b', { text: value }), ` ${name}`)));
}

for (const element of document.querySelectorAll('[data-countdown]')) {
  countdown(element, element.dataset.countdown, () => {
    // Spread over some seconds: everybody's countdown ends at the same moment.
    if ('reload' in element.dataset) setTimeout(() => location.reload(), 1000 + Math.random() * 5000);
  });
}
