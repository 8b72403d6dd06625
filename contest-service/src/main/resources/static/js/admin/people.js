// Who takes part within the own units, masked; and corrections of where somebody counts.
import { bindings, closeDialog, make, openDialog, setText, show } from '../dom.js';
import * as format from '../format.js';
import './form.js';
import { remember } from './form.js';
import { send } from './send.js';

const page = document.querySelector('[data-page=people]');
const { api, mayWrite } = page.dataset;
const ui = bindings(page);
const dialog = document.getElementById('correct');
const SOURCES = { CORRECTED: 'đã được sửa', ROSTER: 'theo danh sách', EQUIVALENT: 'theo đơn vị tương đương' };
let next = null;
let person = null;

/* ---------- the list ---------- */

async function load(search, more = false) {
  const found = await send('POST', `${api}/search`, search);
  next = found.next ?? null;
  if (!more) ui.rows.replaceChildren();
  ui.rows.append(...found.rows.map(row));
  show(ui.table, ui.rows.rows.length > 0);
  show(ui.more, next !== null);
  setText(ui.found, ui.rows.rows.length === 0
    ? search.identity ? 'Không có ai trong phạm vi của bạn đăng ký bằng số này.' : 'Chưa có ai dự thi.'
    : search.identity ? `Tìm thấy ${ui.rows.rows.length} người.` : '');
}

const row = (one) =>
  make('tr', {},
    make('th', { scope: 'row', class: 'name' }, one.name || 'không khai tên', make('span', { class: 'muted line num', text: one.identity })),
    make('td', {}, one.unit, make('span', { class: 'muted line', text: [one.above, SOURCES[one.source]].filter(Boolean).join(' · ') })),
    make('td', { text: one.audience }),
    make('td', { class: 'n' }, String(one.attempts), make('span', { class: 'on-phone', text: ' lượt thi' })),
    make('td', { class: 'num' }, format.dateTime(one.enteredAt), one.helper ? make('span', { class: 'muted line', text: 'nhập hộ' }) : null),
    mayWrite === 'true' ? make('td', { class: 'fit' }, make('button', { type: 'button', class: 'btn small', text: 'Sửa', 'aria-label': `Sửa ${one.name} ${one.identity}`, onclick: () => edit(one) })) : null);

function refuseSearch(message) {
  setText(ui.searchError, message);
  show(ui.searchError, message !== '');
}

const run = (search, more) => load(search, more).then(() => refuseSearch(''), (problem) => {
  if (problem.status === undefined) throw problem;
  refuseSearch(problem.message);
  setText(ui.found, '');
});

ui.search.addEventListener('submit', (event) => {
  event.preventDefault();
  const { identity, fullName } = ui.search.elements;
  run(identity.value.trim() ? { identity: identity.value.trim(), fullName: fullName.value.trim() } : {});
});
ui.all.addEventListener('click', () => { ui.search.reset(); run({}); });
ui.more.addEventListener('click', () => run({ before: next }, true));
run({});

/* ---------- a correction ---------- */

const what = () => ui.form.querySelector('[name=what]:checked').value;

function arrange() {
  for (const part of ui.form.querySelectorAll('[data-for]')) part.hidden = part.dataset.for !== what();
}

function edit(one) {
  person = one;
  ui.form.reset();
  ui.units.replaceChildren();
  show(ui.errors, false);
  arrange();
  setText(ui.who, one.name || one.identity);
  setText(ui.now, one.unit);
  if (ui.form.elements.audience) ui.form.elements.audience.value = one.audience;
  openDialog(dialog);
}

let typing;
ui.unitSearch?.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(offer, 250);
});

async function offer() {
  const typed = ui.unitSearch.value.trim();
  if (!typed) return ui.units.replaceChildren();
  const units = await send('GET', `${api}/units?q=${encodeURIComponent(typed)}`);
  ui.units.replaceChildren(...(units.length ? units.map((unit) =>
    make('label', { class: 'check' }, make('input', { type: 'radio', name: 'unitId', value: unit.id }), make('span', {}, unit.name, make('span', { class: 'muted line', text: unit.above }))))
    : [make('p', { class: 'muted', text: 'Không có đơn vị nào khớp trong phạm vi của bạn.' })]));
}

function refuse(message) {
  ui.errors.replaceChildren(make('p', { text: message }));
  show(ui.errors);
  ui.errors.focus();
}

ui.form?.addEventListener('change', arrange);
ui.form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const reason = ui.form.elements.reason.value.trim();
  const unitId = ui.form.querySelector('[name=unitId]:checked')?.value;
  if (what() === 'unit' && !unitId) return refuse('Hãy chọn một đơn vị trong danh sách tìm được.');
  if (reason.length < 3) return refuse('Hãy ghi lý do.');
  const body = { unit: { unitId: Number(unitId), reason }, 'hand-up': { reason }, audience: { audience: ui.form.elements.audience?.value ?? '', reason } }[what()];
  try {
    await send('POST', `${api}/${person.id}/${what()}`, body);
    closeDialog(dialog);
    remember('Đã sửa. Số liệu cập nhật trong vài giây.');
    location.reload();
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    refuse(problem.message);
  }
});
