// The wording of reports: a preview beside the editor, made by the server from example figures.
import { make } from '../dom.js';
import { findingsTable } from './form.js';
import { send } from './send.js';

const form = document.getElementById('wording');
const place = document.querySelector('[data-preview-of=wording]');

document.querySelector('[data-previews]')?.addEventListener('click', async () => {
  try {
    const { html } = await send('POST', form.dataset.preview, { body: form.elements.body.value });
    // Our own writer's markup: everything typed has been escaped by it.
    place.innerHTML = html;
  } catch (problem) {
    const findings = problem.errors?.filter((error) => error.line !== undefined) ?? [];
    place.replaceChildren(make('p', { class: 'notice warn', role: 'alert', text: problem.message }), ...(findings.length ? [findingsTable(findings)] : []));
  }
  place.scrollIntoView({ block: 'nearest' });
});
