// The formula of a group of prizes for units: a pattern or steps of one's own, thresholds, and what it means in words.
import { make, show } from '../dom.js';
import { send } from './send.js';

// Patterns: steps compared one after the other, each a sum of figures.
const PATTERNS = {
  RATE: [['RATE'], ['PEOPLE']],
  PEOPLE: [['PEOPLE'], ['POINTS']],
  PEOPLE_POINTS: [['PEOPLE', 'POINTS']],
  AVERAGE: [['AVERAGE'], ['PEOPLE']],
  ATTEMPTS: [['ATTEMPTS'], ['PEOPLE']],
  WINNERS: [['PEOPLE'], ['WINNERS']],
  RATE_PRIZES: [['RATE', 'PRIZE_POINTS'], ['PEOPLE']],
  JUDGED: [['JUDGED']],
};
const OWN = 'OWN';
const PAUSE = 300;

const keysOf = (name) => PATTERNS[name].map((key) => key.map((metric) => ({ metric, weight: 1 })));
const same = (one, other) => JSON.stringify(one.map((key) => key.map(({ metric, weight }) => [metric, Number(weight)]))) === JSON.stringify(other.map((key) => key.map(({ metric, weight }) => [metric, weight])));
const patternOf = (keys) => Object.keys(PATTERNS).find((name) => same(keys, keysOf(name))) ?? OWN;

/** 0,5 and 0.5 are a half; 1.000 is a thousand; null for what is no number. */
export function decimal(typed) {
  const text = typed.trim();
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

const shown = (number) => String(number).replace('.', ',');
const template = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const named = (root, name) => root.querySelector(`[name="${name}"]`);

/** What is edited within this group. */
export function formula(group, saved) {
  const pattern = named(group, 'formula');
  const byBlock = named(group, 'byBlock');
  const steps = group.querySelector('[data-steps]');
  const thresholds = group.querySelector('[data-thresholds]');
  const says = group.querySelector('[data-says]');
  let later = 0;
  let asked = 0;

  function addTerm(step, { metric, weight } = { metric: 'PEOPLE', weight: 1 }) {
    const term = template('t-term');
    named(term, 'metric').value = metric;
    named(term, 'weight').value = shown(weight);
    step.querySelector('[data-terms]').append(term);
    return term;
  }

  function addStep(terms = [undefined]) {
    const step = template('t-step');
    terms.forEach((term) => addTerm(step, term));
    steps.append(step);
    return step;
  }

  function addThreshold({ metric, least } = { metric: 'RATE', least: '' }) {
    const threshold = template('t-threshold');
    named(threshold, 'leastMetric').value = metric;
    named(threshold, 'least').value = shown(least);
    thresholds.append(threshold);
    return threshold;
  }

  function fill(keys) {
    steps.replaceChildren();
    keys.forEach((key) => addStep(key));
  }

  function read() {
    return {
      keys: [...steps.children].map((step) => [...step.querySelectorAll('[data-term]')].map((term) => ({ metric: named(term, 'metric').value, weight: decimal(named(term, 'weight').value) }))),
      thresholds: [...thresholds.children].map((one) => ({ metric: named(one, 'leastMetric').value, least: decimal(named(one, 'least').value) })),
      byBlock: byBlock.checked,
    };
  }

  async function tell() {
    const turn = (asked += 1);
    try {
      const answer = await send('POST', '/api/admin/unit-formula-reading', { formula: read() });
      if (turn !== asked) return;
      says.classList.toggle('bad', answer.errors.length > 0);
      says.replaceChildren(
        make('p', {}, make('b', { text: answer.errors.length ? 'Công thức chưa dùng được' : 'Nghĩa là' })),
        make('ul', {}, ...(answer.errors.length ? answer.errors : answer.says).map((text) => make('li', { text: text[0].toUpperCase() + text.slice(1) }))));
    } catch { /* saving tells what is wrong */ }
  }

  function changed() {
    show(group.querySelector('[data-own]'), pattern.value === OWN);
    clearTimeout(later);
    later = setTimeout(tell, PAUSE);
  }

  pattern.addEventListener('change', () => {
    if (pattern.value !== OWN) fill(keysOf(pattern.value));
  });
  group.addEventListener('input', changed);
  group.addEventListener('click', (event) => {
    const hit = (name) => event.target.closest(`[data-${name}]`);
    let made = null;
    if (hit('add-step')) made = addStep();
    else if (hit('add-term')) made = addTerm(hit('add-term').closest('[data-step]'));
    else if (hit('add-threshold')) made = addThreshold();
    else if (hit('drop')) hit('drop').closest('[data-term],[data-threshold]').remove();
    else if (hit('drop-step')) hit('drop-step').closest('[data-step]').remove();
    else return;
    made?.querySelector('input,select').focus();
    changed();
  });

  const keys = saved?.keys ?? keysOf('RATE');
  pattern.value = patternOf(keys);
  byBlock.checked = saved?.byBlock ?? false;
  fill(keys);
  (saved?.thresholds ?? []).forEach(addThreshold);
  changed();
  return { read };
}
