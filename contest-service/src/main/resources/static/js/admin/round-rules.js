// The rules of a round: prediction, order, audiences, patterns; what they mean is asked of the server while they are edited.
import { get } from '../api.js';
import { make, show } from '../dom.js';
import { send } from './send.js';

const STEPS = {
  SCORE: 'Nhiều điểm hơn',
  PREDICTION: 'Dự đoán gần hơn',
  SHORTEST: 'Làm bài nhanh hơn',
  EARLIEST: 'Nộp bài sớm hơn',
  EARLIEST_START: 'Vào thi sớm hơn',
  PERFECT_ATTEMPTS: 'Nhiều lượt đúng tất cả hơn',
};
const OWN = ['workingDays', 'predicts', 'meaning', 'least', 'most', 'decimals', 'pass', 'required', 'scoring', 'counting', 'score', 'answers', 'audiences', 'reason'];
const DAY = 86_400_000;

export function rules(form, { setParts }) {
  const field = (name) => form.elements[name];
  const find = (name) => form.querySelector(`[data-${name}]`);
  const order = find('order');
  const banks = find('banks');
  let asked = 0;
  let later = 0;

  /* ---------- from rules to fields ---------- */

  function fill({ ranking, terms }) {
    const prediction = ranking.prediction;
    field('counting').value = ranking.counting;
    field('scoring').value = ranking.scoring;
    field('predicts').checked = Boolean(prediction);
    field('meaning').value = prediction?.meaning ?? 'PEOPLE_ALL_RIGHT';
    field('least').value = prediction?.least ?? 0;
    field('most').value = prediction?.most ?? 10_000_000;
    field('decimals').value = prediction?.decimals ?? 0;
    field('pass').value = prediction?.pass ?? 50;
    field('required').checked = prediction?.required ?? true;
    order.replaceChildren(...ranking.order.map(step));
    field('workingDays').checked = terms.workingDays;
    field('score').value = terms.score ?? '';
    field('answers').checked = terms.answers;
    form.querySelectorAll('[data-collects=audiences]').forEach((box) => (box.checked = terms.audiences.includes(box.value)));
    banks?.replaceChildren();
    terms.banks.forEach(addBank);
    settle();
  }

  function step(name) {
    return make('li', { 'data-name': name },
      make('span', { text: STEPS[name] }),
      make('button', { type: 'button', class: 'btn small quiet', text: 'Lên', 'aria-label': `Đưa “${STEPS[name]}” lên`, onclick: (event) => move(event, -1) }),
      make('button', { type: 'button', class: 'btn small quiet', text: 'Xuống', 'aria-label': `Đưa “${STEPS[name]}” xuống`, onclick: (event) => move(event, 1) }),
      make('button', { type: 'button', class: 'btn small quiet', text: 'Bỏ', 'aria-label': `Bỏ “${STEPS[name]}”`, onclick: drop }));
  }

  function move({ currentTarget: button }, by) {
    const item = button.closest('li');
    if (by < 0) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    button.focus();
    find('order-says').textContent = `${STEPS[item.dataset.name]}: thứ ${[...order.children].indexOf(item) + 1}`;
    settle();
  }

  function drop({ currentTarget: button }) {
    button.closest('li').remove();
    settle();
    find('add-step').focus();
  }

  function addBank(bank) {
    const row = find('bank-row').content.firstElementChild.cloneNode(true);
    const [audience, version, blueprint] = ['[data-audience]', '[data-own-bank]', '[data-own-blueprint]'].map((part) => row.querySelector(part));
    if (bank) [audience.value, version.value, blueprint.value] = [bank.audience, bank.bankVersionId, bank.blueprint];
    // What has opened keeps its questions.
    if (!find('add-bank')) [audience, version, blueprint, row.querySelector('button')].forEach((part) => (part.disabled = true));
    banks.append(row);
    return row;
  }

  /* ---------- from fields to rules ---------- */

  const number = (name) => Number(field(name).value);
  const names = () => [...order.children].map((item) => item.dataset.name);

  function shape(body) {
    const predicts = field('predicts').checked;
    const ranking = { counting: field('counting').value, scoring: field('scoring').value, order: names() };
    if (predicts) {
      ranking.prediction = {
        meaning: field('meaning').value, decimals: number('decimals'), least: number('least'), most: number('most'),
        pass: field('meaning').value === 'PEOPLE_PASSED' ? number('pass') : 0, required: field('required').checked,
      };
    }
    const terms = {
      workingDays: field('workingDays').checked,
      answers: field('answers').checked,
      audiences: body.audiences ?? [],
      banks: [...(banks?.children ?? [])].map((row) => ({
        audience: row.querySelector('[data-audience]').value,
        bankVersionId: Number(row.querySelector('[data-own-bank]').value),
        blueprint: row.querySelector('[data-own-blueprint]').value.trim(),
      })),
    };
    if (field('score').value) terms.score = field('score').value;
    const { reason } = body;
    OWN.forEach((name) => delete body[name]);
    const round = { ...body, ranking, terms };
    return form.dataset.proposes === 'true' ? { round, reason } : round;
  }

  form.addEventListener('reading', (event) => (event.detail.body = shape(event.detail.body)));

  /* ---------- what depends on what ---------- */

  function settle() {
    const predicts = field('predicts').checked;
    show(find('prediction'), predicts);
    find('prediction').querySelectorAll('input,select').forEach((input) => (input.disabled = !predicts));
    const passes = predicts && field('meaning').value === 'PEOPLE_PASSED';
    show(find('pass'), passes);
    field('pass').disabled = !passes;
    const used = names();
    const free = Object.keys(STEPS).filter((name) => !used.includes(name));
    find('step').replaceChildren(...free.map((name) => make('option', { value: name, text: STEPS[name] })));
    show(find('step').parentElement, free.length > 0);
    [...order.children].forEach((item, index) => {
      const [up, down] = item.querySelectorAll('button');
      up.disabled = index === 0;
      down.disabled = index === order.children.length - 1;
    });
    readLater();
  }

  // A prediction nobody ranks by, and an order by a prediction nobody gives, are what is forgotten most.
  function follow() {
    const used = names();
    if (field('predicts').checked && !used.includes('PREDICTION')) (order.querySelector('[data-name=SCORE]') ?? order.firstElementChild)?.after(step('PREDICTION'));
    if (!field('predicts').checked) order.querySelector('[data-name=PREDICTION]')?.remove();
    settle();
  }

  function meant() {
    const rate = field('meaning').value === 'RATE_ALL_RIGHT';
    if (rate) [field('decimals').value, field('most').value] = [5, 100];
    else if (number('decimals') > 0) [field('decimals').value, field('most').value] = [0, 10_000_000];
    settle();
  }

  /* ---------- what it means ---------- */

  function readLater() {
    clearTimeout(later);
    later = setTimeout(reading, 500);
  }

  async function reading() {
    const turn = ++asked;
    const body = { name: field('name').value || 'Vòng thi', rulesText: '' };
    for (const name of ['minutes', 'attempts', 'perDay', 'bankVersionId']) if (field(name).value !== '') body[name] = Number(field(name).value);
    for (const name of ['opensAt', 'closesAt']) body[name] = moment(field(name));
    body.blueprint = field('blueprint').value;
    body.audiences = [...form.querySelectorAll('[data-collects=audiences]:checked')].map((box) => box.value);
    const shaped = shape(body);
    try {
      const answer = await send('POST', `/api/admin/contests/${form.dataset.contest}/rules-reading`, shaped.round ?? shaped);
      if (turn === asked) tell(answer.reading, answer.warnings);
    } catch (problem) {
      if (turn !== asked || problem.status === undefined) return;
      tell([], (problem.errors ?? [{ message: problem.message }]).map(({ message }) => ({ says: message, blocks: true })));
    }
  }

  function moment(input) {
    if (input.type === 'hidden') return input.value;
    if (!input.value) return undefined;
    return input.dataset.exact && input.value === input.defaultValue ? input.dataset.exact : new Date(`${input.value}:00+07:00`).toISOString();
  }

  function tell(lines, warnings) {
    find('warnings').replaceChildren(...warnings.map(({ says, blocks }) => make('li', { class: blocks ? 'blocks' : null, text: says })));
    find('reading').replaceChildren(...lines.map(({ about, says }) => make('div', {}, make('dt', { text: about }), make('dd', { text: says }))));
  }

  /* ---------- patterns ---------- */

  async function use(id) {
    const preset = (await get('/api/admin/rule-presets')).find((one) => one.id === id);
    field('minutes').value = preset.minutes;
    field('attempts').value = preset.attempts;
    field('perDay').value = preset.perDay ?? '';
    setParts(preset.blueprint);
    const opens = field('opensAt');
    if (opens.value) field('closesAt').value = local(Date.parse(moment(opens)) + preset.days * DAY);
    field('closesAt').dispatchEvent(new Event('input', { bubbles: true }));
    fill(preset);
    const boxes = [...form.querySelectorAll('[data-collects=audiences]')];
    if (preset.separateBanks) boxes.forEach((box) => (addBank().querySelector('[data-audience]').value = box.value));
    find('preset-says').textContent = `Đã điền theo “${preset.name}”.` + (preset.separateBanks
      ? boxes.length ? ' Hãy chọn ngân hàng cho từng đối tượng.' : ' Cuộc thi chưa có đối tượng; thêm ở mục Nội dung và quy định rồi chọn đề riêng.' : '');
    settle();
  }

  const local = (time) => new Date(time + 7 * 3_600_000).toISOString().slice(0, 16);

  /* ---------- wiring ---------- */

  form.addEventListener('input', readLater);
  form.addEventListener('change', readLater);
  field('predicts').addEventListener('change', follow);
  field('meaning').addEventListener('change', meant);
  form.addEventListener('click', ({ target }) => {
    const preset = target.closest('[data-preset]');
    if (preset) use(preset.dataset.preset);
    if (target.closest('[data-add-step]')) { order.append(step(find('step').value)); settle(); }
    if (target.closest('[data-add-bank]')) { addBank().querySelector('select').focus(); settle(); }
    const bank = target.closest('[data-drop-bank]');
    if (bank) { bank.closest('.part').remove(); settle(); find('add-bank').focus(); }
  });
  fill(JSON.parse(form.dataset.rules));
}
