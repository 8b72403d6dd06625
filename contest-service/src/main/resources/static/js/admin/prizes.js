// The prize plan: rows are added and taken away; what is saved is one JSON document, a new version each time.
import { make } from '../dom.js';
import { formula } from './formula.js';
import { send } from './send.js';
import './form.js';

const main = document.getElementById('main');
const form = document.getElementById('plan');
const { contest, round, version, plan } = main.dataset;

const template = (id) => document.getElementById(id)?.content.cloneNode(true);
const formulas = new WeakMap(); // of each group of prizes for units
let fresh = 0;
const newId = () => `g${Date.now().toString(36)}${(fresh += 1)}`;

function row(kind) {
  if (kind === 'units' || kind === 'quotas') return template(`t-${kind}`).firstElementChild;
  const made = make('div', { class: 'plan-row', 'data-row': '' });
  made.append(template('t-prize'), template(`t-extra-${kind}`));
  return made;
}

function add(place, kind, values = {}) {
  const made = row(kind);
  made.dataset.id = values.id ?? newId();
  place.append(made);
  if (kind === 'units') formulas.set(made, formula(made, values.formula));
  for (const [name, value] of Object.entries(values)) {
    if (name === 'formula') continue;
    const field = [...made.querySelectorAll('input,select')].find((one) => one.name === name);
    if (!field || value === null) continue;
    if (field.type === 'checkbox') field.checked = value;
    else field.value = value;
  }
  return made;
}

const place = (kind, within = form) => within.querySelector(`[data-rows="${kind}"]`);

document.addEventListener('click', (event) => {
  const adds = event.target.closest('[data-add]');
  if (adds) {
    const group = adds.closest('[data-row]');
    const made = add(place(adds.dataset.add, group ?? form), adds.dataset.add);
    if (adds.dataset.add === 'units') add(place('prizes', made), 'prizes', { name: 'Giải Nhất' });
    made.querySelector('input,select').focus();
  }
  event.target.closest('[data-remove]')?.closest('[data-row]').remove();
});

const rows = (kind, within = form) => [...place(kind, within).children];
const value = (of, name) => [...of.querySelectorAll('input,select')].find((one) => one.name === name);
const text = (of, name) => value(of, name).value.trim();
const number = (of, name) => Number(value(of, name).value || 0);
const prize = (of) => ({ id: of.dataset.id, name: text(of, 'name'), quantity: number(of, 'quantity'), type: text(of, 'type'), money: number(of, 'money') });

function read() {
  return {
    onePerPerson: form.elements.onePerPerson.checked,
    acrossRounds: form.elements.acrossRounds.checked,
    complaintDays: Number(form.elements.complaintDays.value),
    persons: rows('persons').map((of) => ({ ...prize(of), audience: text(of, 'audience') || null, leastPercent: number(of, 'leastPercent'), unitPoints: number(of, 'unitPoints'), hint: text(of, 'hint') || null })),
    units: rows('units').map((of) => ({
      treeId: number(of, 'treeId'),
      level: number(of, 'level'),
      type: text(of, 'unitType'),
      formula: formulas.get(of).read(),
      prizes: rows('prizes', of).map((one) => ({ ...prize(one), hint: text(one, 'hint') || null })),
    })),
    spread: rows('spread').map((of) => ({ ...prize(of), leastPeople: number(of, 'leastPeople'), hint: null })),
    quotas: rows('quotas').map((of) => ({ unitType: text(of, 'unitType'), persons: number(of, 'persons'), units: number(of, 'units') })),
  };
}

function show(saved) {
  form.elements.onePerPerson.checked = saved.onePerPerson;
  form.elements.acrossRounds.checked = saved.acrossRounds;
  form.elements.complaintDays.value = saved.complaintDays;
  saved.persons.forEach((one) => add(place('persons'), 'persons', one));
  saved.spread.forEach((one) => add(place('spread'), 'spread', one));
  saved.quotas.forEach((one) => add(place('quotas'), 'quotas', one));
  saved.units.forEach((one) => {
    const group = add(place('units'), 'units', {
      treeId: one.treeId,
      level: one.level,
      unitType: one.type,
      formula: one.formula,
    });
    one.prizes.forEach((of) => add(place('prizes', group), 'prizes', of));
  });
}

if (plan) show(JSON.parse(plan));
else
  [['Giải Nhất', 1], ['Giải Nhì', 2], ['Giải Ba', 3], ['Giải Khuyến khích', 10]].forEach(([name, quantity]) => add(place('persons'), 'persons', { name, quantity }));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const errors = form.querySelector('[data-errors]');
  errors.replaceChildren();
  const button = form.querySelector('button.primary');
  button.disabled = true;
  try {
    await send('PUT', `/api/admin/contests/${contest}/prize-plan`, { round: round === '0' ? null : Number(round), basedOn: Number(version), plan: read() });
    location.href = `/quan-tri/cuoc-thi/${contest}/ket-qua?vong=${round}`;
  } catch (problem) {
    errors.append(make('div', { class: 'notice bad', role: 'alert' }, make('p', { text: problem.detail ?? problem.message ?? 'Chưa lưu được.' }), ...(problem.errors ?? []).map((one) => make('p', { text: one.message }))));
    errors.scrollIntoView({ block: 'center' });
  } finally {
    button.disabled = false;
  }
});
