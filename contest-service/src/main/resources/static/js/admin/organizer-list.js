// Accounts from a list. Their one-time codes live in this page alone: leaving it loses them, so it asks first.
import { bindings, make, setText, show } from '../dom.js';
import * as format from '../format.js';
import { findingsTable } from './form.js';
import { send } from './send.js';

const page = document.querySelector('[data-page=organizer-list]');
const { api, name } = page.dataset;
const ui = bindings(page);
let unsaved = false;

function refuse(problem) {
  const findings = (problem.errors ?? []).filter((error) => error.line !== undefined);
  ui.errors.replaceChildren(
    make('h2', { text: problem.status === 0 ? 'Không kết nối được máy chủ' : findings.length ? 'Chưa tài khoản nào được tạo' : problem.title ?? 'Chưa tạo được' }),
    make('p', { text: problem.message }),
    ...(findings.length ? [findingsTable(findings)] : []));
  show(ui.errors);
  ui.errors.focus();
}

function offer(link, bytes, type, file) {
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = file;
  link.addEventListener('click', () => (unsaved = false));
}

function reveal({ count, accounts, csv, pdf }) {
  unsaved = true;
  setText(ui.made, `Đã tạo ${format.number(count)} tài khoản`);
  offer(ui.pdf, Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0)), 'application/pdf', `phieu-tai-khoan-${name}.pdf`);
  offer(ui.csv, csv, 'text/csv;charset=utf-8', `tai-khoan-${name}.csv`);
  ui.rows.replaceChildren(...accounts.map((one) =>
    make('tr', {},
      make('th', { scope: 'row', class: 'name' }, one.unit, make('span', { class: 'muted line', text: `${one.unitCode} · ${one.name}` })),
      make('td', { class: 'num', text: one.login }),
      make('td', {}, make('b', { class: 'secret', text: one.password })))));
  show(ui.ask, false);
  show(ui.done);
  ui.done.focus();
}

ui.form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (ui.send.classList.contains('busy')) return;
  ui.send.classList.add('busy');
  show(ui.errors, false);
  setText(ui.wait, 'Đang tạo tài khoản và viết phiếu…');
  show(ui.wait);
  const body = new FormData();
  body.append('file', ui.form.elements.file.files[0]);
  try {
    reveal(await send('POST', api, body));
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    refuse(problem);
  } finally {
    ui.send.classList.remove('busy');
    show(ui.wait, false);
  }
});

window.addEventListener('beforeunload', (event) => {
  if (unsaved) event.preventDefault();
});
