// Accounts for all units that have none, one after the other; their one-time passwords go on one sheet to print.
import { make, openDialog, setText } from '../dom.js';
import './form.js';
import { send } from './send.js';

const start = document.querySelector('[data-make-all]');
const sheet = document.getElementById('bulk');

const login = (code) => (code.length < 3 ? `dv-${code}` : code).toLowerCase();

async function makeAll() {
  const list = sheet.querySelector('[data-cards]');
  const progress = sheet.querySelector('[data-progress]');
  const bar = sheet.querySelector('progress');
  const todo = [...document.querySelectorAll('[data-lacks]')];
  const failed = [];
  const after = sheet.querySelectorAll('[data-after]');
  after.forEach((part) => (part.hidden = true));
  for (const [index, row] of todo.entries()) {
    setText(progress, `Đang tạo ${index + 1}/${todo.length}…`);
    bar.value = index / todo.length;
    const { lacks: id, name, code } = row.dataset;
    try {
      const made = await one(id, name, login(code));
      list.append(card(name, made));
    } catch (problem) {
      failed.push(`${name}: ${problem.message}`);
      if (problem.status === 401 || problem.status === 403 || problem.status === 0) break;
    }
  }
  bar.value = 1;
  const made = list.children.length;
  setText(progress, `Đã tạo ${made} tài khoản${failed.length ? `, ${todo.length - made} đơn vị chưa tạo được` : ''}.`);
  if (failed.length) progress.after(make('ul', { class: 'muted' }, ...failed.map((text) => make('li', { text }))));
  after.forEach((part) => (part.hidden = false));
}

// Two trees may use one code: the second account gets a number.
async function one(id, name, wanted) {
  for (let copy = 1; ; copy++) {
    try {
      return await send('POST', `/api/units/${id}/organizers`, { login: copy === 1 ? wanted : `${wanted}-${copy}`, name: name.slice(0, 120) });
    } catch (problem) {
      const taken = problem.errors?.some(({ field }) => field === 'login');
      if (!taken || copy === 5) throw problem;
    }
  }
}

const card = (name, { login: user, password }) =>
  make('li', { class: 'slip' },
    make('b', { text: name }),
    make('span', {}, 'Trang đăng nhập: ', make('b', { text: `${location.host}/dang-nhap` })),
    make('span', {}, 'Tên đăng nhập: ', make('b', { class: 'num', text: user })),
    make('span', {}, 'Mật khẩu dùng một lần: ', make('b', { class: 'secret', text: password })));

start?.addEventListener('click', () => {
  openDialog(sheet);
  makeAll();
});
// The passwords are shown once: closing by mistake would lose them.
sheet?.addEventListener('cancel', (event) => event.preventDefault());
sheet?.addEventListener('close', () => location.reload());
