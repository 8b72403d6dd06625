// The public board of units: moves by itself, one row per unit, keyed, so that focus and reading place stay where they are.
import { bindings, icon, make, setText, show } from './dom.js';
import * as format from './format.js';
import { follow } from './live.js';

const page = document.querySelector('[data-page=board]');
const { slug, round = '0', unit = '', tree = '' } = page.dataset;
const ui = bindings(page);
const rows = new Map(); // unit id → {row, cells…}
const PAGE = 50;
let limit = PAGE;
let board = null;
let sort = 'rate';

const href = (id) => `/c/${slug}/bang?${new URLSearchParams({ ...(id && { 'don-vi': id }), vong: round })}`;

/* ---------- the whole ---------- */

function render(fresh) {
  const first = board === null;
  board = fresh;
  const { unit: whole } = board;
  setText(ui.title, whole.name);
  document.title = `${whole.name} · Bảng xếp hạng đơn vị · Hội Thi`;
  renderPath();
  renderLead(whole, !first);
  setText(ui.asOf, format.boardMoment(board));
  setText(ui.partial, whole.headcountOf ? ` · quân số tính trên ${whole.headcountOf} đơn vị` : '');
  show(ui.catchingUp, Boolean(board.catchingUp));
  renderRows();
  if (!first) sayLater();
}

function renderPath() {
  const { ancestors } = board;
  show(ui.path, ancestors.length > 0);
  const key = ancestors.map(({ id }) => id).join();
  if (ui.path.dataset.key === key) return;
  ui.path.dataset.key = key;
  ui.path.replaceChildren(...ancestors.map(({ id, name }) => make('a', { href: href(id), text: name })));
}

function renderLead({ people, attempts, rate, headcount }, mark) {
  show(ui.lead, people > 0);
  show(ui.nobody, people === 0);
  value(ui.people, `${format.number(people)} người`, mark);
  value(ui.attempts, `${format.number(attempts)} lượt thi`, mark);
  show(ui.rated, rate != null);
  show(ui.unrated, rate == null);
  show(ui.rateBar, rate != null);
  show(ui.over, rate > 100);
  if (rate == null) return;
  value(ui.rate, format.percent(rate), mark);
  setText(ui.headcount, format.number(headcount ?? 0));
  bar(ui.rateBar, rate);
}

/* ---------- the rows ---------- */

const ORDERS = {
  rate: (a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.people - a.people,
  people: (a, b) => b.people - a.people || b.attempts - a.attempts,
  attempts: (a, b) => b.attempts - a.attempts || b.people - a.people,
};

function renderRows() {
  const children = [...board.children].sort((a, b) => ORDERS[sort](a, b) || a.name.localeCompare(b.name, 'vi'));
  show(ui.rows, children.length > 0);
  show(ui.empty, children.length === 0);
  setText(ui.empty, 'Đơn vị này không có đơn vị trực thuộc.');
  const focused = document.activeElement;
  const shown = children.slice(0, limit);
  const kept = new Set(shown.map((child) => child.id));
  for (const [id, entry] of rows) if (!kept.has(id)) (entry.row.remove(), rows.delete(id));
  let rank = 0;
  let place = null;
  shown.forEach((child, index) => {
    const ranked = sort !== 'rate' || child.rate != null;
    if (ranked && (index === 0 || ORDERS[sort](children[index - 1], child) !== 0 || key(children[index - 1]) !== key(child))) rank = index + 1;
    const entry = rows.get(child.id) ?? newRow(child);
    fill(entry, child, ranked ? String(rank) : '–');
    const after = place ? place.nextSibling : ui.rows.firstChild;
    if (after !== entry.row) ui.rows.insertBefore(entry.row, after);
    place = entry.row;
  });
  if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
  show(ui.more, children.length > limit);
  setText(ui.more, `Xem thêm ${Math.min(PAGE, children.length - limit)} trong ${children.length} đơn vị`);
}

const key = (child) => (sort === 'rate' ? child.rate ?? -1 : child[sort]);

function newRow(child) {
  const rank = make('span', { class: 'rank num' });
  const name = child.hasChildren ? make('a', { class: 'name', href: href(child.id) }) : make('span', { class: 'name' });
  const figure = make('span', { class: 'figure num' });
  const progress = make('progress', { class: 'bar', max: 100, 'aria-hidden': 'true' });
  const detail = make('span', { class: 'detail num' });
  const row = make('li', {}, rank, name, figure, progress, make('span', { class: 'break' }), detail);
  const entry = { row, rank, name, progress, detail, figure, fresh: true };
  rows.set(child.id, entry);
  return entry;
}

function fill(entry, child, rank) {
  const { people, attempts, rate, headcount, headcountOf } = child;
  setText(entry.rank, rank);
  setText(entry.name, child.name);
  show(entry.progress, rate != null);
  if (rate != null) bar(entry.progress, rate);
  const counted = headcount == null ? `${format.number(people)} người` : `${format.number(people)}/${format.number(headcount)} người`;
  value(entry.detail, [counted, `${format.number(attempts)} lượt`, headcountOf && `tính trên ${headcountOf} đơn vị`].filter(Boolean).join(' · '), !entry.fresh);
  const none = sort === 'rate' && rate == null;
  const over = sort === 'rate' && rate > 100;
  entry.figure.className = `figure num${none ? ' none' : over ? ' over' : ''}`;
  const text = none ? 'chưa khai quân số' : sort === 'rate' ? format.percent(rate, 2) : `${format.number(child[sort])} ${sort === 'people' ? 'người' : 'lượt'}`;
  if (entry.figure.dataset.text !== text) {
    const moved = !entry.fresh;
    entry.figure.dataset.text = text;
    entry.figure.replaceChildren(...(over ? [icon('alert'), make('span', { class: 'sr', text: 'vượt quân số đã khai: ' })] : []), text);
    if (moved) flash(entry.figure);
  }
  entry.fresh = false;
}

function bar(progress, rate) {
  progress.value = Math.min(100, rate);
  progress.classList.toggle('over', rate > 100);
}

/** Writes a figure and marks it briefly when it has moved. */
function value(element, text, mark) {
  if (element.textContent === text) return;
  element.textContent = text;
  if (mark) flash(element);
}

function flash(element) {
  element.classList.remove('moved');
  void element.offsetWidth; // starts the animation again
  element.classList.add('moved');
  setTimeout(() => element.classList.remove('moved'), 1700);
}

// A screen reader hears the sum at most once a minute.
let said = Date.now();
function sayLater() {
  if (Date.now() - said < 60_000) return;
  said = Date.now();
  setText(ui.announce, `Cập nhật: ${format.number(board.unit.people)} người dự thi.`);
}

function live(way, problem) {
  ui.live.classList.toggle('poll', way === 'poll');
  ui.live.classList.toggle('off', way === 'trouble');
  setText(ui.live, { stream: 'cập nhật trực tiếp', poll: 'tự cập nhật mỗi 10 giây', trouble: 'mất kết nối' }[way]);
  show(ui.trouble, way === 'trouble');
  if (way === 'trouble') setText(ui.trouble, problem.status === 404 ? problem.message : 'Chưa lấy được số liệu mới. Trang tự thử lại; số đang xem là số cũ.');
}

ui.round.addEventListener('change', () => ui.round.form.requestSubmit());
ui.sort.addEventListener('change', () => ((sort = ui.sort.value), board && renderRows()));
ui.more.addEventListener('click', () => ((limit += PAGE), renderRows()));
follow({ slug, round, parent: unit, tree }, { onBoard: render, onLive: live });
