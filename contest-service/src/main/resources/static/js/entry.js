// Who takes part, and for which unit. Every mistake is shown at its field and in the summary at once.
import { get, persist, post, remove } from './api.js';
import { bindings, copyButton, make, setText, show } from './dom.js';
import { focusOf, readRounds, stateOf } from './rounds.js';
import { UnitPicker } from './unit-picker.js';

const page = document.querySelector('[data-page=entry]');
const { slug, consentVersion } = page.dataset;
const query = new URLSearchParams(location.search);
const link = query.get('u') ?? '';
const home = `/c/${slug}`;
const ui = bindings(page);
const fields = [...ui.form.querySelectorAll('[data-field]')];
const picker = new UnitPicker(ui.unitPicker, slug, { onChange: () => mark(fieldOf('unitId'), '') });
let linked = false;

const fieldOf = (name) => fields.find((field) => field.dataset.field === name);
const controlOf = (field) => field.querySelector('input:not([type=hidden]), select, textarea');
const round = () => {
  const rounds = readRounds(ui.schedule);
  return rounds.find((r) => r.id === query.get('vong')) ?? focusOf(rounds);
};

/* ---------- checking ---------- */

const CHECKS = {
  date: (text) => (isDate(text) ? '' : 'Gõ ngày theo dạng dd/mm/yyyy, ví dụ 02/09/1965'),
  tel: (text) => (/^(\+?84|0)\d{9,10}$/.test(text.replace(/[\s.\-()]/g, '')) ? '' : 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0'),
  email: (text) => (/^\S+@\S+\.\S+$/.test(text) ? '' : 'Thư điện tử cần có dạng ten@vidu.vn'),
};

function isDate(text) {
  const [, day, month, year] = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/)?.map(Number) ?? [];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date < new Date();
}

function mistakes() {
  const found = [];
  if (!picker.value) found.push({ field: 'unitId', message: 'Chọn đơn vị dự thi' });
  for (const field of fields) {
    const { field: name, kind, required } = field.dataset;
    if (!kind) continue;
    const text = controlOf(field).value.trim();
    const label = field.querySelector('.label').firstChild.textContent.trim();
    if (!text) {
      if (required === 'true') found.push({ field: name, message: `${kind === 'choice' ? 'Chọn' : 'Điền'} ${label.charAt(0).toLowerCase()}${label.slice(1)}` });
    } else if (CHECKS[kind]?.(text)) found.push({ field: name, message: CHECKS[kind](text) });
  }
  if (!ui.form.elements.consent.checked) found.push({ field: 'consent', message: 'Cần bạn đồng ý thì mới ghi nhận được' });
  return found;
}

function mark(field, message) {
  const error = field.querySelector('[data-error]');
  const control = controlOf(field);
  setText(error, message);
  show(error, message !== '');
  if (message) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
}

function showMistakes(found, title) {
  fields.forEach((field) => mark(field, ''));
  const items = found.map(({ field: name, message }) => {
    const field = fieldOf(name ?? '');
    if (!field) return make('li', { text: message });
    mark(field, message);
    return make('li', {}, make('a', { href: `#${field.id}`, text: message, onclick: (event) => { event.preventDefault(); focusField(field); } }));
  });
  setText(ui.summaryTitle, title ?? (found.length === 1 ? 'Cần sửa một chỗ' : `Cần sửa ${found.length} chỗ`));
  ui.summaryList.replaceChildren(...items);
  show(ui.summary, true);
  ui.summary.focus();
  ui.summary.scrollIntoView({ block: 'start' });
}

function focusField(field) {
  const control = field === fieldOf('unitId') && picker.value ? field.querySelector('[data-bind=unit-change]') : controlOf(field);
  control.focus();
  field.scrollIntoView({ block: 'center' });
}

/* ---------- sending ---------- */

async function submit(event) {
  event.preventDefault();
  const found = mistakes();
  if (found.length) return showMistakes(found);
  show(ui.summary, false);
  busy(true);
  try {
    const values = Object.fromEntries(fields.filter((f) => f.dataset.kind).map((f) => [f.dataset.field, controlOf(f).value.trim()]).filter(([, text]) => text));
    entered(await persist(() => post(`/api/contests/${slug}/participations`, {
      unitId: picker.value.id,
      ...(linked && { link }),
      fields: values,
      helper: ui.helper.checked,
      sharedDevice: ui.shared.checked,
      consent: true,
      consentVersion: Number(consentVersion),
    }), { tries: 6, waiting: () => setText(ui.submit, 'Mạng chậm, đang thử lại…') }));
  } catch (problem) {
    refused(problem);
  } finally {
    busy(false);
  }
}

function refused(problem) {
  if (problem.kind === 'already-entered') {
    showMistakes([{ message: problem.message }], problem.title);
    ui.summaryList.append(make('li', {}, make('a', { href: `${home}/tra-cuu`, text: 'Nhập mã dự thi để thi tiếp' })));
  } else if (problem.errors?.length) {
    showMistakes(problem.errors.map(({ field, message, advice }) => ({ field, message: advice ? `${message}. ${advice}` : message })));
  } else {
    const busyNow = problem.status === 429 || problem.status === 503;
    showMistakes([{ message: busyNow ? 'Máy chủ đang rất đông. Thông tin bạn điền vẫn còn đây; bấm lại nút ở cuối trang sau ít giây.' : problem.status === 0 ? 'Chưa kết nối được. Thông tin bạn điền vẫn còn đây; bấm lại nút ở cuối trang khi có mạng.' : problem.message }], problem.title ?? 'Chưa ghi nhận được');
  }
}

function busy(on) {
  ui.submit.disabled = on;
  ui.submit.classList.toggle('busy', on);
  setText(ui.submit, on ? 'Đang ghi nhận…' : 'Ghi nhận và tiếp tục');
}

function entered({ unit, resumeCode }) {
  const then = round();
  [ui.form, ui.already, ui.lead].forEach((part) => show(part, false));
  ui.form.reset(); // nothing of this person stays in the page
  setText(ui.heading, 'Bạn đã có tên trong danh sách dự thi');
  setText(ui.doneUnit, unit.name);
  setText(ui.doneAbove, unit.above ?? '');
  setText(ui.resumeCode, resumeCode);
  const open = then && stateOf(then) === 'open';
  ui.doneGo.href = open ? `${home}/thi/${then.id}` : home;
  setText(ui.doneGo, open ? `Tiếp tục vào ${then.name}` : 'Về trang cuộc thi');
  show(ui.done);
  window.scrollTo(0, 0);
  ui.done.focus({ preventScroll: true });
}

/* ---------- helps ---------- */

// The number pad of a phone has no slash: it comes by itself after day and month.
function slashDate({ target, inputType }) {
  if (inputType?.startsWith('delete') || target.selectionStart !== target.value.length) return;
  const parts = target.value.split('/');
  const last = parts[parts.length - 1];
  if (parts.length < 3 && /^\d{2}$/.test(last)) target.value += '/';
  else if (parts.length < 3 && /^\d{3,}$/.test(last)) target.value = [...parts.slice(0, -1), last.slice(0, 2), last.slice(2)].join('/');
}

// What a helper types is not the helper's own: the phone must neither offer nor remember it.
function forOthers() {
  const others = ui.helper.checked || ui.shared.checked;
  for (const field of fields) {
    const control = controlOf(field);
    control.dataset.autocomplete ??= control.getAttribute('autocomplete') ?? '';
    control.setAttribute('autocomplete', others ? 'off' : control.dataset.autocomplete);
  }
}

async function recognise() {
  const me = await persist(() => get(`/api/contests/${slug}/me`), { tries: 4 });
  if (!me) return;
  const then = round();
  setText(ui.alreadyUnit, me.unit.name);
  if (then && stateOf(then) === 'open') ui.alreadyGo.href = `${home}/thi/${then.id}`;
  show(ui.already);
  show(ui.form, false);
}

async function forget() {
  try {
    await remove(`/api/contests/${slug}/participation`);
    show(ui.already, false);
    show(ui.form);
    controlOf(fields[0]).focus();
  } catch (problem) {
    show(ui.form);
    showMistakes([{ message: problem.message }]);
  }
}

async function takeLink() {
  const { unit } = await persist(() => get(`/api/links/${encodeURIComponent(link)}`), { tries: 4 });
  if (!unit || picker.value) return;
  linked = true;
  picker.choose(unit);
  if (query.has('doi')) picker.change();
}

ui.form.addEventListener('submit', submit);
ui.form.addEventListener('input', (event) => {
  if ('date' in event.target.dataset) slashDate(event);
  const field = event.target.closest('[data-field]');
  if (field && field.dataset.field !== 'unitId') mark(field, '');
});
ui.helper.addEventListener('change', forOthers);
ui.shared.addEventListener('change', forOthers);
ui.alreadyForget.addEventListener('click', forget);
copyButton(ui.resumeCopy, () => ui.resumeCode.textContent);
if (query.has('chung')) (ui.shared.checked = true), forOthers();
if (link) takeLink().catch(() => {});
recognise().catch(() => {});
