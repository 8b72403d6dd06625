// Finds a submitted paper by its receipt code, or takes up a participation on this device by its resume code.
import { get, persist, post } from './api.js';
import { bindings, make, setText, show } from './dom.js';
import * as format from './format.js';
import { readRounds } from './rounds.js';

const page = document.querySelector('[data-page=lookup]');
const { slug, hotline } = page.dataset;
const ui = bindings(page);
const input = ui.form.elements.code;
const error = ui.form.querySelector('[data-error]');
const names = new Map(readRounds(ui.schedule).map((round) => [round.id, round.name]));

const grouped = (code, size) => code.match(new RegExp(`.{1,${size}}`, 'g')).join('-');

async function find(event) {
  event.preventDefault();
  const code = input.value.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (code.length !== 12 && code.length !== 10) return refuse(`Mã phiếu có 12 ký tự, mã dự thi có 10 ký tự; bạn vừa gõ ${code.length}.`);
  refuse('');
  ui.submit.disabled = true;
  try {
    if (code.length === 12) {
      const result = await persist(() => get(`/api/receipts/${grouped(code, 4)}`), { tries: 4 });
      location.href = `/c/${result.contest ?? slug}/phieu/${result.receipt}`;
    } else {
      await persist(() => post(`/api/contests/${slug}/resumptions`, { code: grouped(code, 5) }), { tries: 4 });
      input.value = '';
      showMine(await get(`/api/contests/${slug}/me`), true);
    }
  } catch (problem) {
    refuse(problem.status === 404 ? `Không tìm thấy mã này. Xem lại từng ký tự, hoặc gọi ${hotline}.` : problem.message);
  } finally {
    ui.submit.disabled = false;
  }
}

function refuse(message) {
  setText(error, message);
  show(error, message !== '');
  if (message) {
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  } else input.removeAttribute('aria-invalid');
}

function showMine(me, focus = false) {
  if (!me) return;
  setText(ui.unitName, me.unit.name);
  setText(ui.unitAbove, me.unit.above ?? '');
  const attempts = me.rounds.flatMap((round) => (round.attempts ?? []).map((attempt) => ({ ...attempt, name: names.get(String(round.round)) ?? 'Kỳ thi' })));
  attempts.sort((a, b) => b.submittedAt.localeCompare(a.submittedAt));
  ui.attempts.replaceChildren(...attempts.map((attempt) =>
    make('li', {}, make('a', { class: 'row-link', href: `/c/${slug}/phieu/${attempt.receipt}` },
      make('span', {}, make('b', { text: `${attempt.name}, lượt ${attempt.number}` }), make('span', { class: 'muted num', text: `nộp ${format.dateTime(attempt.submittedAt)}` })),
      make('span', { class: 'end num', text: attempt.correct === undefined ? 'đã ghi nhận' : `${attempt.correct}/${attempt.total}` })))));
  show(ui.attempts, attempts.length > 0);
  show(ui.none, attempts.length === 0);
  show(ui.proof, attempts.length > 0 && !me.trial);
  const live = me.rounds.find((round) => round.live);
  if (live) {
    ui.goOn.href = `/c/${slug}/thi/${live.round}`;
    setText(ui.goOn, 'Làm tiếp bài đang dở');
  }
  show(ui.mine);
  if (focus) ui.mine.focus();
}

ui.form.addEventListener('submit', find);
input.addEventListener('input', () => refuse(''));
persist(() => get(`/api/contests/${slug}/me`), { tries: 4 }).then(showMine, () => {});
