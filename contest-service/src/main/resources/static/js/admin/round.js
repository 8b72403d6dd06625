// The paper of a round: rows of "so many questions of this topic and level", written as the one-line blueprint.
import { make } from '../dom.js';
import './form.js';
import { rules } from './round-rules.js';

const form = document.querySelector('[data-round]');
if (form) edit(form);

function edit(form) {
  const rows = form.querySelector('[data-parts]');
  const bank = form.elements.bankVersionId;
  const out = form.elements.blueprint;
  const total = form.querySelector('[data-total]');
  const pattern = rows.querySelector('[data-part-row]').cloneNode(true);

  const escape = (topic) => topic.replace(/[\\,;[\]]/g, '\\$&');
  const chosen = () => form.querySelector(`[data-bank="${bank.value}"]`);

  function print() {
    const parts = [...rows.querySelectorAll('[data-part-row]')].map((row) => {
      const count = row.querySelector('[data-count]').value.trim();
      const topic = row.querySelector('[data-topic]').value;
      const level = row.querySelector('[data-level]').value;
      const conditions = [topic && `topic=${escape(topic)}`, level && `level=${level}`].filter(Boolean).join(',');
      return { count, text: conditions ? `${count}[${conditions}]` : count };
    });
    out.value = parts.map(({ text }) => text).join(';');
    const sum = parts.reduce((all, { count }) => all + (Number(count) || 0), 0);
    total.textContent = `Đề có ${sum} câu.`;
    rows.querySelectorAll('[data-drop]').forEach((button) => (button.hidden = parts.length === 1));
  }

  /** Topics are those of the chosen bank; one that it lacks stays visible and says so. */
  function offerTopics() {
    form.querySelectorAll('[data-bank]').forEach((table) => (table.hidden = table.dataset.bank !== bank.value));
    const topics = [...(chosen()?.querySelectorAll('[data-bank-topic]') ?? [])].map((cell) => cell.dataset.bankTopic);
    for (const select of rows.querySelectorAll('[data-topic]')) {
      const value = select.dataset.value ?? select.value;
      delete select.dataset.value;
      const known = value === '' || topics.includes(value);
      select.replaceChildren(
        make('option', { value: '', text: 'Mọi chủ đề' }),
        ...topics.map((topic) => make('option', { value: topic, text: topic })),
        ...(known ? [] : [make('option', { value, text: `${value} (ngân hàng này không có)` })]));
      select.value = value;
    }
    print();
  }

  /** A blueprint of one part of any topic, as patterns have. */
  function setParts(count) {
    rows.replaceChildren(pattern.cloneNode(true));
    rows.querySelector('[data-count]').value = count;
    rows.querySelector('[data-topic]').dataset.value = '';
    rows.querySelector('[data-level]').value = '';
    offerTopics();
  }

  form.addEventListener('input', print);
  bank.addEventListener('change', offerTopics);
  form.addEventListener('click', (event) => {
    if (event.target.closest('[data-add]')) {
      const row = pattern.cloneNode(true);
      row.querySelector('[data-count]').value = '1';
      row.querySelector('[data-topic]').dataset.value = '';
      row.querySelector('[data-level]').value = '';
      rows.append(row);
      offerTopics();
      row.querySelector('[data-count]').focus();
    }
    const drop = event.target.closest('[data-drop]');
    if (drop) {
      drop.closest('[data-part-row]').remove();
      print();
      form.querySelector('[data-add]').focus();
    }
  });
  offerTopics();
  rules(form, { setParts });
}
