// What the committee gives units: numbers as people type them (8,5), only those that changed are sent, wrong ones are told beside them.
import { make } from '../dom.js';
import { decimal } from './formula.js';
import './form.js';

const MOST = 1_000_000;
const WRONG = 'Ghi số từ 0 đến 1.000.000, tối đa hai chữ số lẻ, ví dụ 8,5. Để trống nếu chưa chấm.';
const form = document.getElementById('judged');
const fields = [...(form?.querySelectorAll('[data-unit]') ?? [])];

function points(field) {
  const text = field.value.trim();
  return text === '' ? null : decimal(text);
}

function check(field) {
  const number = points(field);
  const typed = field.value.trim() !== '';
  const right = !typed || (number !== null && number >= 0 && number <= MOST && Math.round(number * 100) / 100 === number);
  field.setCustomValidity(right ? '' : WRONG);
}

function clear(field) {
  field.removeAttribute('aria-invalid');
  field.parentElement.querySelectorAll('.error').forEach((note) => note.remove());
}

for (const field of fields) {
  field.addEventListener('input', () => {
    clear(field);
    check(field);
  });
  // Instead of the browser's own bubble, which is gone with the next click.
  field.addEventListener('invalid', (event) => {
    event.preventDefault();
    clear(field);
    const note = make('p', { class: 'error', id: `${field.id}-error`, text: field.validationMessage });
    field.after(note);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', note.id);
    fields.find((one) => !one.validity.valid)?.focus();
  });
}

form?.addEventListener('reading', (event) => {
  const { round } = form.dataset;
  event.detail.body = {
    round: round === '0' ? null : Number(round),
    units: fields.filter((field) => field.value.trim() !== field.defaultValue).map((field) => ({ unit: Number(field.dataset.unit), points: points(field) })),
  };
});
