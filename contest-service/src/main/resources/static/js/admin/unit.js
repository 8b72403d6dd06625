// An organizer's page of a unit: the server wrote it, the stream keeps it true. Rows are keyed and moved, never rebuilt.
import { bindings, setText, show } from '../dom.js';
import * as format from '../format.js';
import { follow } from '../live.js';
import { plain } from './form.js';

const page = document.querySelector('[data-page=unit]');
const { slug, unit, round } = page.dataset;
const ui = bindings(page);
const body = ui.rows;
const rows = new Map([...(body?.rows ?? [])].map((row) => [Number(row.dataset.id), cells(row)]));
const address = new URLSearchParams(location.search);
let board = null;
let sort = address.get('xep') ?? 'rate';
let down = address.get('chieu') !== 'tang';

function cells(row) {
  const entry = { row };
  for (const cell of row.querySelectorAll('[data-cell]')) entry[cell.dataset.cell] = cell;
  return entry;
}

/* ---------- figures ---------- */

function render(fresh) {
  const first = board === null;
  board = fresh;
  if (board.children.length !== rows.size || board.children.some(({ id }) => !rows.has(id))) return void location.reload();
  renderSummary(board.unit, !first);
  setText(ui.asOf, `Số liệu tính đến ${format.asOf(board.asOf)}`);
  show(ui.catchingUp, Boolean(board.catchingUp));
  board.children.forEach((child) => fill(rows.get(child.id), child, !first));
  arrange();
}

function renderSummary({ people, attempts, rate, headcount, headcountOf }, mark) {
  show(ui.lead, people > 0);
  show(ui.nobody, people === 0);
  write(ui.people, `${format.number(people)} người`, mark);
  write(ui.attempts, `${format.number(attempts)} lượt thi`, mark);
  write(ui.tilePeople, format.number(people), mark);
  write(ui.tileAttempts, format.number(attempts), mark);
  show(ui.rated, rate != null);
  show(ui.unrated, rate == null);
  if (rate != null) {
    write(ui.rate, format.percent(rate), mark);
    setText(ui.headcount, format.number(headcount));
    write(ui.tileRate, format.percent(rate), mark);
    bar(ui.tileBar, rate);
  }
  show(ui.tileBar, rate != null);
  const left = headcount == null || headcountOf ? 0 : headcount - people;
  show(ui.leftPart, left > 0 && people > 0);
  setText(ui.left, `${format.number(left)} người`);
  show(ui.over, rate > 100);
  const silent = board.children.filter((child) => child.people === 0).length;
  show(ui.silentPart, silent > 0 && people > 0);
  write(ui.silent, `${silent} trong ${board.children.length} đơn vị`, mark);
}

function fill(entry, { people, attempts, rate, headcount }, mark) {
  write(entry.headcount, headcount == null ? '–' : format.number(headcount), false);
  write(entry.people, format.number(people), mark);
  write(entry.attempts, format.number(attempts), mark);
  show(entry.none, rate == null);
  show(entry.rated, rate != null);
  show(entry.bar, rate != null);
  show(entry.over, rate > 100);
  if (rate == null) return;
  write(entry.rate, format.percent(rate), mark);
  bar(entry.bar, rate);
}

function bar(progress, rate) {
  progress.value = Math.min(100, rate);
  progress.classList.toggle('over', rate > 100);
}

function write(element, text, mark) {
  if (!element || element.textContent === text) return;
  element.textContent = text;
  if (!mark) return;
  element.classList.remove('moved');
  void element.offsetWidth; // starts the animation again
  element.classList.add('moved');
  setTimeout(() => element.classList.remove('moved'), 1700);
}

/* ---------- order and filter, kept in the address ---------- */

const KEYS = {
  name: (child) => child.name,
  headcount: (child) => child.headcount ?? -1,
  people: (child) => child.people,
  rate: (child) => child.rate ?? -1,
  attempts: (child) => child.attempts,
};

function compare(a, b) {
  const one = KEYS[sort](a);
  const other = KEYS[sort](b);
  const order = typeof one === 'string' ? one.localeCompare(other, 'vi', { numeric: true }) : one - other;
  return (down ? -order : order) || b.people - a.people || a.name.localeCompare(b.name, 'vi', { numeric: true });
}

function arrange() {
  if (!board || !body) return;
  const byRate = [...board.children].sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1));
  const rank = new Map();
  byRate.forEach((child, index) => {
    const before = byRate[index - 1];
    if (child.rate > 0) rank.set(child.id, before && before.rate === child.rate ? rank.get(before.id) : index + 1);
  });
  const focused = document.activeElement;
  let place = null;
  for (const child of [...board.children].sort(compare)) {
    const { row, rank: cell } = rows.get(child.id);
    setText(cell, String(rank.get(child.id) ?? '–'));
    const after = place ? place.nextElementSibling : body.firstElementChild;
    if (after !== row) body.insertBefore(row, after);
    place = row;
  }
  if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
}

function showOrder() {
  for (const button of page.querySelectorAll('[data-sort]')) {
    const head = button.closest('th');
    if (button.dataset.sort === sort) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
  }
}

function keepInAddress() {
  const set = (name, value, usual) => (value === usual ? address.delete(name) : address.set(name, value));
  set('xep', sort, 'rate');
  set('chieu', down ? 'giam' : 'tang', 'giam');
  set('loc', ui.filter?.value ?? '', '');
  const query = String(address);
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
}

function filter() {
  const wanted = plain(ui.filter.value);
  let left = 0;
  for (const { row } of rows.values()) {
    row.hidden = !plain(row.dataset.text).includes(wanted);
    left += row.hidden ? 0 : 1;
  }
  show(ui.noneFound, left === 0);
}

page.addEventListener('click', (event) => {
  const button = event.target.closest('[data-sort]');
  if (!button) return;
  down = button.dataset.sort === sort ? !down : button.dataset.sort !== 'name';
  sort = button.dataset.sort;
  showOrder();
  keepInAddress();
  arrange();
});

if (ui.filter) {
  ui.filter.value = address.get('loc') ?? '';
  ui.filter.addEventListener('input', () => (filter(), keepInAddress()));
  filter();
}
ui.round.addEventListener('change', () => ui.round.form.requestSubmit());
if (!KEYS[sort]) sort = 'rate';
showOrder();

function live(way) {
  ui.live.classList.toggle('poll', way === 'poll');
  ui.live.classList.toggle('off', way === 'trouble');
  setText(ui.live, { stream: 'cập nhật trực tiếp', poll: 'tự cập nhật mỗi 10 giây', trouble: 'mất kết nối, số đang xem là số cũ' }[way]);
}

follow({ slug, round, parent: unit }, { onBoard: render, onLive: live });
