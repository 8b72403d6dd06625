// A unit's own list: who has taken part and who has not. What is typed goes in a body, never in an address.
import { bindings, make, setText, show } from '../dom.js';
import * as format from '../format.js';
import { findingsTable, remember } from './form.js';
import { send } from './send.js';

const page = document.querySelector('[data-page=roster]');
const { api, field, starts } = page.dataset;
const ui = bindings(page);
const STATES = [...page.querySelectorAll('[data-state]')];
let state = 'MISSING';
let at = 1;
let asked = 0;

/* ---------- the list ---------- */

async function load(all = false) {
  const turn = ++asked;
  const found = await send('POST', `${api}/members`, { text: ui.search.value.trim(), state, page: at, all });
  if (turn !== asked) return;
  at = found.page;
  setText(ui.taken, format.number(found.taken));
  setText(ui.missing, format.number(found.members - found.taken));
  const counts = { MISSING: found.members - found.taken, TAKEN: found.taken, ALL: found.members };
  for (const button of STATES) {
    const label = button.textContent.replace(/ \(.*/, '');
    setText(button, `${label} (${format.number(counts[button.dataset.state])})`);
    button.setAttribute('aria-pressed', String(button.dataset.state === state));
  }
  ui.rows.replaceChildren(...found.rows.map(row));
  show(ui.table, found.total > 0);
  show(ui.none, found.total === 0);
  setText(ui.found, ui.search.value.trim() ? `Tìm thấy ${format.number(found.total)} người.` : '');
  setText(ui.none, ui.search.value.trim() ? 'Không có ai khớp.' : state === 'MISSING' ? 'Mọi người trong danh sách đều đã thi.' : 'Chưa có ai.');
  show(ui.pager, found.pages > 1);
  setText(ui.page, `Trang ${found.page}/${found.pages}`);
  ui.back.disabled = found.page === 1;
  ui.on.disabled = found.page === found.pages;
}

const row = (member) =>
  make('tr', {},
    make('th', { scope: 'row', class: 'name', text: member.name }),
    make('td', { class: 'num', text: member.identity }),
    make('td', { text: member.audience }),
    make('td', {}, member.taken
      ? make('span', {}, make('span', { class: 'chip ok', text: 'đã thi' }), ` ${member.attempts} lượt, lần cuối ${format.dateTime(member.lastAttempt)}`)
      : make('span', { class: 'chip mid', text: 'chưa thi' })));

const again = (all) => load(all).catch((problem) => setText(ui.found, problem.message));

let typing;
ui.search?.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => { at = 1; again(); }, 250);
});
STATES.forEach((button) => button.addEventListener('click', () => { state = button.dataset.state; at = 1; again(); }));
ui.back?.addEventListener('click', () => { at -= 1; again(); });
ui.on?.addEventListener('click', () => { at += 1; again(); });
ui.print?.addEventListener('click', async () => {
  await again(true);
  window.print();
  again();
});
ui.look?.addEventListener('click', () => {
  show(ui.ask, false);
  show(ui.list);
  again();
});
if (starts === 'true') again();

/* ---------- loading: check, look, confirm ---------- */

const file = ui.loadForm?.elements.file;

function refuse(problem) {
  show(ui.loadErrors);
  const findings = (problem.errors ?? []).filter((error) => error.line !== undefined);
  ui.loadErrors.replaceChildren(
    make('h2', { text: problem.status === 0 ? 'Không kết nối được máy chủ' : findings.length ? 'Tệp chưa được nạp' : problem.title ?? 'Chưa nạp được' }),
    make('p', { text: problem.status === 413 ? 'Tệp lớn quá 5 MB.' : problem.message }),
    ...(findings.length ? [findingsTable(findings)] : []));
  ui.loadErrors.focus();
}

function reset() {
  show(ui.loadErrors, false);
  show(ui.preview, false);
  show(ui.confirm, false);
  show(ui.check);
}

async function busy(button, work) {
  if (button.classList.contains('busy')) return;
  button.classList.add('busy');
  try {
    await work();
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    refuse(problem);
  } finally {
    button.classList.remove('busy');
  }
}

function upload(parts) {
  const body = new FormData();
  for (const [name, value] of Object.entries(parts)) body.append(name, value);
  body.append('file', file.files[0]);
  return body;
}

const names = (title, count, list) => count === 0 ? null
  : make('details', {}, make('summary', { text: `${title}: ${format.number(count)} người` }),
    make('p', { class: 'muted', text: list.join(', ') + (count > list.length ? ` và ${format.number(count - list.length)} người nữa` : '') }));

let seen = page.dataset.revision;

ui.loadForm?.addEventListener('submit', (event) => {
  event.preventDefault();
  busy(ui.check, async () => {
    reset();
    const preview = await send('POST', `${api}/preview`, upload({}));
    seen = String(preview.revision);
    ui.preview.replaceChildren(
      make('h3', { text: `Tệp đúng: ${format.number(preview.members)} người` }),
      make('ul', {},
        make('li', { text: `${format.number(preview.fresh)} người thêm mới` }),
        make('li', { text: `${format.number(preview.gone)} người bị bớt` }),
        make('li', { text: `${format.number(preview.changed)} người đổi tên, đối tượng hoặc đơn vị` }),
        make('li', { text: `${format.number(preview.kept)} người giữ nguyên` })),
      ...[names('Thêm mới', preview.fresh, preview.freshNames), names('Bị bớt', preview.gone, preview.goneNames), names('Thay đổi', preview.changed, preview.changedNames)].filter(Boolean),
      ...(preview.warnings.length ? [findingsTable(preview.warnings)] : []));
    show(ui.preview);
    show(ui.check, false);
    show(ui.confirm);
    ui.preview.focus();
  });
});

ui.confirm?.addEventListener('click', () => busy(ui.confirm, async () => {
  const loaded = await send('POST', api, upload({ seen }));
  remember(`Đã nạp ${format.number(loaded.members)} người, ${format.number(loaded.taken)} người đã thi.`);
  location.reload();
}));
file?.addEventListener('change', reset);
