// Every write of the staff pages is a <form data-api>:
//   data-url     with {names} taken from the form's own fields (those stay out of the body)
//   data-method  POST unless told
//   data-next    where to go then, with {names} from the answer; "reload" for this page again
//   data-done    what the next page says ("Đã lưu.")
//   data-shows   id of a dialog that shows the answer instead: [data-fill=name] gets a value, [data-findings=name] a table
//   data-part    the form goes as a file upload with its fields in this JSON part; "" = each field a part of its own;
//                a <textarea data-file="name.txt"> goes as the file where none is chosen
// Fields: data-type = int | instant | lines; data-blank = "leave out" | "null"; groups: [data-list=name] > [data-item], left out when its [data-include] is off.
// Check boxes with data-collects=name gather the values of those that are ticked.
// Buttons: data-opens / data-closes (dialogs), data-prints, data-copies (text), data-copies-from (id of a field), data-busy (what is said while it takes).
import { closeDialog, copyButton, make, openDialog } from '../dom.js';
import { send } from './send.js';
import './tabs.js';

const SAY = 'hoithi.say';

/* ---------- from fields to values ---------- */

function valueOf(field) {
  const { type } = field.dataset;
  const text = field.value.trim();
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked;
  if (type === 'lines') return field.value.split('\n').map((line) => line.trim()).filter(Boolean);
  if (type === 'bool') return text === 'true';
  if (text === '') return field.dataset.blank ? undefined : type === 'instant' ? undefined : type === 'int' ? 0 : '';
  if (type === 'int') return Number(text);
  if (type === 'instant') return field.dataset.exact && field.value === field.defaultValue ? field.dataset.exact : new Date(`${text}:00+07:00`).toISOString();
  return field.type === 'password' || field.tagName === 'TEXTAREA' ? field.value : text;
}

const fieldsOf = (root) => [...root.querySelectorAll('input[name],select[name],textarea[name]')].filter((field) => !field.disabled);

function read(form) {
  const body = {};
  const grouped = new Set();
  for (const list of form.querySelectorAll('[data-list]')) {
    body[list.dataset.list] = [];
    for (const item of list.querySelectorAll('[data-item]')) {
      const entry = {};
      for (const field of fieldsOf(item)) {
        grouped.add(field);
        entry[field.dataset.as ?? field.name] = valueOf(field);
      }
      if (item.querySelector('[data-include]')?.checked ?? true) body[list.dataset.list].push(entry);
    }
  }
  for (const box of form.querySelectorAll('input[data-collects]')) {
    body[box.dataset.collects] ??= [];
    if (box.checked) body[box.dataset.collects].push(box.value);
  }
  for (const field of fieldsOf(form)) {
    if (grouped.has(field) || field.type === 'file' || field.dataset.file || (field.type === 'radio' && !field.checked)) continue;
    // data-into=group gathers fields in an object of that name, which is there even when all of them are blank.
    const into = field.dataset.into ? (body[field.dataset.into] ??= {}) : body;
    const value = field.type !== 'radio' ? valueOf(field) : field.dataset.type === 'bool' ? field.value === 'true' : field.value;
    if (value !== undefined) into[field.dataset.into ? field.dataset.as ?? field.name : field.name] = value;
  }
  return body;
}

/** The request's address, and the body without what went into the address. */
function request(form) {
  let body = read(form);
  // A page whose request has another shape than its fields puts it right.
  const shaped = new CustomEvent('reading', { detail: { body } });
  form.dispatchEvent(shaped);
  body = shaped.detail.body;
  const url = form.dataset.url.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = body[name] ?? '';
    delete body[name];
    return encodeURIComponent(value);
  });
  const { part } = form.dataset;
  const file = form.querySelector('input[type=file]');
  if (part === undefined || (part && !file.files.length)) return { url, body: Object.keys(body).length || form.dataset.body === 'always' ? body : undefined };
  const upload = new FormData();
  if (part) upload.append(part, new Blob([JSON.stringify(body)], { type: 'application/json' }));
  else for (const [name, value] of Object.entries(body)) upload.append(name, value);
  const typed = form.querySelector('textarea[data-file]');
  if (file.files.length || !typed) upload.append(file.name, file.files[0]);
  else upload.append(file.name, new Blob([typed.value], { type: 'text/plain' }), typed.dataset.file);
  return { url, body: upload };
}

/* ---------- what went wrong ---------- */

const baseName = (field) => field.replace(/^round\./, '').split(/[.[]/)[0];

function clear(form) {
  form.querySelectorAll('[aria-invalid=true]').forEach((field) => field.removeAttribute('aria-invalid'));
  form.querySelectorAll('.error').forEach((note) => note.remove());
  form.querySelectorAll('[data-summary]').forEach((box) => box.remove());
}

function placeOf(form, name) {
  return form.querySelector(`[data-list="${name}"]`) ?? form.querySelector(`[data-for-errors="${name}"]`) ?? form.elements[name] ?? null;
}

function mark(form, name, message) {
  const place = placeOf(form, name);
  if (!place || place.type === 'hidden') return null;
  const id = place.id || (place.id = `f-${name}`);
  const note = make('p', { class: 'error', id: `${id}-error`, text: message });
  if (place.matches('input,select,textarea')) {
    place.setAttribute('aria-invalid', 'true');
    place.setAttribute('aria-describedby', note.id);
  }
  place.after(note);
  return id;
}

/** The column of a spreadsheet: 1 is A, 28 is AB. */
function letters(column) {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A finding that says only that the list is full and there may be more. */
const isMore = (finding) => finding.code === 'more-findings';

/** Errors of a file, each with its place, what stands there, what is wrong and what to do. */
export function findingsTable(all) {
  const findings = all.filter((finding) => !isMore(finding));
  const row = (finding) =>
    make('tr', {},
      make('td', { class: 'n' }, make('span', { class: 'on-phone', text: finding.sheet ? 'Ô ' : 'Dòng ' }), finding.sheet ? `${finding.sheet}!${letters(finding.column)}${finding.line}` : String(finding.line)),
      make('td', { class: 'n' }, make('span', { class: 'on-phone', text: 'Cột ' }), finding.sheet ? letters(finding.column) : String(finding.column)),
      make('td', {}, finding.quoted ? make('span', { class: 'quoted', text: finding.quoted }) : make('span', { class: 'none', text: 'trống' })),
      make('td', { text: finding.message }),
      make('td', { text: finding.advice }));
  return make('div', {},
    ...all.filter(isMore).map((finding) => make('p', { class: 'notice', text: `${finding.message} ${finding.advice}` })),
    make('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Danh sách lỗi trong tệp' },
    make('table', { class: 'dense findings stacked' },
      make('thead', {}, make('tr', {},
        ...[findings.some((finding) => finding.sheet) ? 'Ô' : 'Dòng', 'Cột'].map((text) => make('th', { class: 'n', scope: 'col', text })),
        ...['Trong tệp', 'Vấn đề', 'Cách sửa'].map((text) => make('th', { scope: 'col', text })))),
      make('tbody', {}, ...findings.map(row)))));
}

function signInAgain() {
  return make('p', {}, 'Nội dung đang nhập vẫn còn trên trang này. ',
    make('a', { href: `/dang-nhap?tiep=${encodeURIComponent('/quan-tri')}`, target: '_blank', rel: 'noopener', text: 'Đăng nhập lại ở thẻ mới' }), ', rồi quay lại đây và bấm lại.');
}

function explain(form, problem) {
  const errors = problem.errors ?? [];
  const findings = errors.filter((error) => error.line !== undefined).sort((a, b) => a.line - b.line || a.column - b.column);
  const marked = errors.filter((error) => error.field).map((error) => ({ ...error, id: mark(form, baseName(error.field), error.message) }));
  const summary = make('div', { class: 'errors', 'data-summary': true, tabindex: '-1', role: 'alert' },
    make('h2', { text: problem.status === 0 ? 'Không kết nối được máy chủ' : findings.length ? 'Tệp chưa được nạp' : problem.title ?? 'Chưa lưu được' }));
  const single = marked.length === 1 && marked[0].message === problem.detail;
  if (!single && problem.status !== 0) summary.append(make('p', { text: problem.message }));
  if (problem.status === 0) summary.append(make('p', { text: 'Hãy kiểm tra mạng rồi bấm lại. Nội dung đang nhập vẫn còn.' }));
  if (problem.status === 401) summary.append(signInAgain());
  if (problem.status >= 500 && problem.requestId) summary.append(make('p', { class: 'muted', text: `Mã yêu cầu: ${problem.requestId}` }));
  if (marked.length) {
    summary.append(make('ul', {}, ...marked.map(({ id, message }) => make('li', {}, id ? make('a', { href: `#${id}`, text: message }) : message))));
  }
  if (findings.length) summary.append(findingsTable(findings));
  const first = form.querySelector(':scope > :not(h2):not(.lead-in)');
  if (first) first.before(summary);
  else form.append(summary);
  summary.focus();
  summary.scrollIntoView({ block: 'nearest' });
}

/* ---------- sending ---------- */

const busy = new WeakSet();

/** A button with data-busy says what is going on, and for how long already. The answer takes it back. */
function waitBeside(button) {
  if (!button?.dataset.busy) return () => {};
  const note = make('p', { class: 'hint', role: 'status', text: button.dataset.busy });
  button.closest('.actions').before(note);
  const began = Date.now();
  const timer = setInterval(() => (note.textContent = `${button.dataset.busy} ${Math.round((Date.now() - began) / 1000)} giây`), 1000);
  return () => {
    clearInterval(timer);
    note.remove();
  };
}

async function submit(form, button) {
  if (busy.has(form)) return;
  busy.add(form);
  clear(form);
  button?.classList.add('busy');
  button?.setAttribute('aria-disabled', 'true');
  const rest = waitBeside(button);
  try {
    const { url, body } = request(form);
    const answer = await send(form.dataset.method ?? 'POST', url, body);
    form.dataset.sent = 'yes';
    succeed(form, answer ?? {});
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    explain(form, problem);
  } finally {
    rest();
    busy.delete(form);
    button?.classList.remove('busy');
    button?.removeAttribute('aria-disabled');
  }
}

function succeed(form, answer) {
  const { next, done, shows } = form.dataset;
  if (shows) return reveal(form, document.getElementById(shows), answer);
  if (done) remember(done);
  if (next === 'reload') location.reload();
  else if (next) {
    const target = next.replace(/\{(\w+)\}/g, (whole, name) => (name === 'page' ? answer[name] : encodeURIComponent(answer[name] ?? '')));
    const here = location.pathname + location.search;
    location.assign(target);
    if (target.split('#')[0] === here) location.reload();
  }
}

/** Shows the answer in a dialog, once; the page behind it is fresh when the dialog closes. */
function reveal(form, dialog, answer) {
  const own = form.closest('dialog');
  if (own) closeDialog(own);
  for (const slot of dialog.querySelectorAll('[data-fill]')) slot.textContent = answer[slot.dataset.fill] ?? '';
  for (const slot of dialog.querySelectorAll('[data-fill-from]')) slot.textContent = form.dataset[slot.dataset.fillFrom] ?? form.elements[slot.dataset.fillFrom]?.value ?? '';
  for (const slot of dialog.querySelectorAll('[data-host]')) slot.textContent = `${location.host}/dang-nhap`;
  for (const slot of dialog.querySelectorAll('[data-findings]')) {
    const findings = answer[slot.dataset.findings] ?? [];
    slot.hidden = findings.length === 0;
    const count = findings.filter((finding) => !isMore(finding)).length.toLocaleString('vi');
    if (findings.length) slot.replaceChildren(make('h3', { text: `${findings.some(isMore) ? 'Ít nhất ' : ''}${count} chỗ nên xem lại` }), make('p', { class: 'muted', text: 'Tệp đã nạp xong. Những chỗ dưới đây không chặn việc nạp nhưng nên kiểm tra.' }), findingsTable(findings));
  }
  dialog.addEventListener('close', () => location.reload(), { once: true });
  openDialog(dialog);
}

/* ---------- words for the next page ---------- */

export function remember(text) {
  try {
    sessionStorage.setItem(SAY, text);
  } catch { /* the page itself shows what changed */ }
}

function say() {
  let text = null;
  try {
    text = sessionStorage.getItem(SAY);
    sessionStorage.removeItem(SAY);
  } catch { /* nothing to say */ }
  const place = document.querySelector('[data-say]');
  if (text && place) place.append(make('p', { class: 'notice good', text }));
}

/* ---------- the page ---------- */

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-api]');
  if (!form) return;
  event.preventDefault();
  submit(form, event.submitter);
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-opens]');
  if (opener) openDialog(document.getElementById(opener.dataset.opens));
  const closer = event.target.closest('[data-closes]');
  if (closer) closeDialog(closer.closest('dialog'));
  if (event.target.closest('[data-prints]')) window.print();
});

document.querySelectorAll('[data-copies]').forEach((button) => copyButton(button, () => button.dataset.copies));
document.querySelectorAll('[data-copies-from]').forEach((button) => copyButton(button, () => document.getElementById(button.dataset.copiesFrom).value));

const DAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** A date field shows dates the browser's way; beside it stands the moment in words, which cannot be misread. */
function inWords(field) {
  const note = document.getElementById(field.dataset.words);
  const [day, time] = field.value.split('T');
  if (!time) return void (note.textContent = '');
  const [year, month, date] = day.split('-');
  note.textContent = `${time.slice(0, 5)} ${DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${date}/${month}/${year}`;
}
for (const field of document.querySelectorAll('[data-words]')) {
  field.addEventListener('input', () => inWords(field));
  inWords(field);
}

/** Turns a name into an address while nobody has typed one: "Tìm hiểu bầu cử" → tim-hieu-bau-cu. */
export const plain = (text) =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replace(/đ/g, 'd').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
for (const field of document.querySelectorAll('[data-slug-of]')) {
  const from = field.form.elements[field.dataset.slugOf];
  let own = field.value !== '';
  field.addEventListener('input', () => (own = field.value !== ''));
  from.addEventListener('input', () => {
    if (!own) field.value = plain(from.value).slice(0, 60).replace(/-+$/, '');
  });
}

/** Filters the rows of a table by what is typed, whatever the diacritics. */
for (const box of document.querySelectorAll('[data-filters]')) {
  const rows = [...document.getElementById(box.dataset.filters).tBodies].flatMap((body) => [...body.rows]);
  const none = document.querySelector(`[data-none="${box.dataset.filters}"]`);
  box.addEventListener('input', () => {
    const wanted = plain(box.value);
    let left = 0;
    for (const row of rows) {
      row.hidden = !plain(row.dataset.text ?? row.textContent).includes(wanted);
      left += row.hidden ? 0 : 1;
    }
    if (none) none.hidden = left > 0;
  });
}

// Leaving a long form with changes asks first.
for (const form of document.querySelectorAll('form[data-guards]')) {
  let touched = false;
  form.addEventListener('input', () => (touched = true));
  window.addEventListener('beforeunload', (event) => {
    if (touched && form.dataset.sent !== 'yes') event.preventDefault();
  });
}

say();
