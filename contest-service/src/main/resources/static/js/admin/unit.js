// An organizer's page of a unit: the server wrote it, the stream keeps it true. Rows are keyed and moved, never rebuilt.
import { bindings, setText, show } from '../dom.js';
import * as format from '../format.js';
import { followDashboard } from '../live.js';
import { draw } from './charts.js';
import { plain } from './form.js';

const page = document.querySelector('[data-page=unit]');
const { slug, unit, round, threshold, silentDays } = page.dataset;
const ui = bindings(page);
const body = ui.rows;
const rows = new Map([...(body?.rows ?? [])].map((row) => [Number(row.dataset.id), cells(row)]));
const address = new URLSearchParams(location.search);
const OUTSIDE = 'Ngoài địa bàn'; // people from elsewhere: nobody misses them
let board = null;
let lagging = new Map(); // unit id → how it does beside its counters
let seen = Number(page.dataset.revision); // of the tables that the server wrote
let sort = address.get('xep') ?? 'rate';
let down = address.get('chieu') !== 'tang';
let pick = ['behind', 'silent'].find((one) => one === address.get('xem')) ?? '';

function cells(row) {
  const entry = { row };
  for (const cell of row.querySelectorAll('[data-cell]')) entry[cell.dataset.cell] = cell;
  return entry;
}

/* ---------- figures ---------- */

function render(fresh) {
  const first = board === null;
  board = fresh.board;
  lagging = new Map(fresh.children.map((child) => [child.id, child]));
  if (board.children.length !== rows.size || board.children.some(({ id }) => !rows.has(id))) return void location.reload();
  renderSummary(board.unit, !first);
  renderToday(fresh.today);
  setText(ui.asOf, `Số liệu tính đến ${format.asOf(board.asOf)}`);
  show(ui.catchingUp, Boolean(board.catchingUp));
  board.children.forEach((child) => fill(rows.get(child.id), child, !first));
  if (ui.behind) {
    setText(ui.behind, String(fresh.children.filter(({ behind }) => behind).length));
    setText(ui.silentCount, String(fresh.children.filter(({ silent }) => silent).length));
  }
  arrange();
  filter();
  if (first || seen !== fresh.revision) renderMore(fresh, seen !== fresh.revision);
  seen = fresh.revision;
}

function renderToday({ people, attempts }) {
  setText(ui.today, attempts ? `Hôm nay: ${format.number(people)} người, ${format.number(attempts)} lượt thi.` : 'Hôm nay chưa có lượt thi nào.');
}

// The tables below are the server's work: a fresh copy of them takes the old one's place; the charts are drawn here.
async function renderMore(fresh, stale) {
  if (stale) {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const copy = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-bind=more]');
    const open = [...ui.more.querySelectorAll('details')].map((details) => details.open);
    ui.more.replaceChildren(...copy.childNodes);
    ui.more.querySelectorAll('details').forEach((details, index) => { details.open = open[index] ?? false; });
  }
  await draw(ui.more, fresh);
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
  const expected = board.children.filter(({ type }) => type !== OUTSIDE);
  const silent = expected.filter((child) => child.people === 0).length;
  show(ui.silentPart, silent > 0 && people > 0);
  write(ui.silent, `${silent} trong ${expected.length} đơn vị`, mark);
}

function fill(entry, { id, people, attempts, rate, headcount }, mark) {
  fillLagging(entry, lagging.get(id));
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

function fillLagging(entry, { rank, of, goal, lastDay, silentDays: days, behind, silent }) {
  setText(entry.rank, String(rank ?? '–'));
  setText(entry.of, rank ? `/${of}` : '');
  show(entry.behind, behind);
  setText(entry.goal, goal ? goalWords(goal) : '');
  setText(entry.last, !lastDay ? 'chưa có ai' : days === 0 ? 'hôm nay' : days === 1 ? 'hôm qua' : `${days} ngày trước`);
  entry.last.classList.toggle('over', silent);
}

function goalWords({ kind, state: { percent, lacking, reached } }) {
  if (lacking == null) return 'chưa tính được: chưa đủ quân số';
  const far = `đạt ${format.percent(percent)} chỉ tiêu`;
  return reached ? far : `${far}, còn thiếu ${format.number(lacking)} ${kind === 'ATTEMPTS' ? 'lượt thi' : 'người'}`;
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
  lacking: ({ id }) => lagging.get(id).goal?.state.lacking ?? -1,
  last: ({ id }) => lagging.get(id).lastDay ?? '',
};

function compare(a, b) {
  const one = KEYS[sort](a);
  const other = KEYS[sort](b);
  const order = typeof one === 'string' ? one.localeCompare(other, 'vi', { numeric: true }) : one - other;
  return (down ? -order : order) || b.people - a.people || a.name.localeCompare(b.name, 'vi', { numeric: true });
}

function arrange() {
  if (!board || !body) return;
  const focused = document.activeElement;
  let place = null;
  for (const child of [...board.children].sort(compare)) {
    const { row } = rows.get(child.id);
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
  set('xem', pick, '');
  const query = String(address);
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
}

function filter() {
  if (!body) return;
  const wanted = plain(ui.filter?.value ?? '');
  let left = 0;
  for (const [id, { row }] of rows) {
    const picked = !pick || Boolean(lagging.get(id)?.[pick]);
    row.hidden = !picked || !plain(row.dataset.text).includes(wanted);
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
for (const button of page.querySelectorAll('[data-pick]')) {
  button.addEventListener('click', () => {
    pick = button.dataset.pick;
    showPick();
    keepInAddress();
    filter();
  });
}
function showPick() {
  for (const button of page.querySelectorAll('[data-pick]')) button.setAttribute('aria-pressed', String(button.dataset.pick === pick));
}
showPick();
for (const select of [ui.round, ...page.querySelectorAll('[data-submits]')]) select.addEventListener('change', () => select.form.requestSubmit());
if (!KEYS[sort]) sort = 'rate';
showOrder();

function live(way) {
  ui.live.classList.toggle('poll', way === 'poll');
  ui.live.classList.toggle('off', way === 'trouble');
  setText(ui.live, { stream: 'cập nhật trực tiếp', poll: 'tự cập nhật mỗi 10 giây', trouble: 'mất kết nối, số đang xem là số cũ' }[way]);
}

followDashboard(unit, new URLSearchParams({ contest: slug, round, threshold, silentDays }), { onState: render, onLive: live });
