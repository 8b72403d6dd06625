// The exam page: ready → one question at a time → receipt.
import { get, persist, post, Problem } from './api.js';
import * as clock from './clock.js';
import { countdown } from './countdown.js';
import { bindings, closeDialog, make, openDialog, setRich, setText, show } from './dom.js';
import * as format from './format.js';
import * as numbers from './prediction.js';
import { PREDICTION, Sheet } from './sheet.js';
import { drop, keep, recall, uuid } from './store.js';

const page = document.querySelector('[data-page=round]');
const { slug, round, hotline, closesText } = page.dataset;
const home = `/c/${slug}`;
const ui = bindings(page);

let attempt, sheet, startKey;
let current = 0;
let announced = Infinity;

/* ---------- before ---------- */

async function prepare() {
  try {
    const me = await persist(() => get(`/api/contests/${slug}/me`), { waiting: (problem, ms) => note(waitText(problem, ms)) });
    if (!me) return location.replace(`${home}/du-thi?vong=${round}`);
    const opens = page.dataset.opens;
    if (clock.now() < Date.parse(opens)) return refuse(new Problem(409, { type: '/van-de/round-not-open', opensAt: opens }));
    startKey = `hoithi.start.${round}.${me.participation}`;
    const mine = me.rounds.find((r) => String(r.round) === round) ?? {};
    if (mine.live) return open(await persist(() => get(`/api/attempts/${mine.live}/answers`)));
    ready(me, mine);
  } catch (problem) {
    refuse(problem);
  }
}

function ready(me, mine) {
  setText(ui.unitName, me.unit.name);
  setText(ui.unitAbove, me.unit.above ?? '');
  show(ui.unitLine);
  const left = mine.allowed === undefined ? null : mine.allowed - mine.used;
  if (left !== null && left <= 0) return refuse(new Problem(409, { type: '/van-de/attempt-limit', allowed: mine.allowed }));
  if (left !== null) {
    setText(ui.left, `${left}/${mine.allowed} lượt`);
    setText(ui.leftNote, `còn lại; bấm nút là dùng một lượt`);
  }
  const closesIn = Date.parse(page.dataset.closes) - clock.now();
  const own = Number(page.dataset.minutes) * 60_000;
  if (closesIn > 0 && closesIn < own) {
    setText(ui.endsNote, `kỳ thi đóng lúc ${closesText} nên bạn chỉ còn ${format.duration(closesIn)}`);
    ui.endsNote.className = 'over';
  }
  note('Bấm nút thì đồng hồ bắt đầu chạy.');
  ui.start.disabled = false;
}

async function start() {
  ui.start.disabled = true;
  ui.start.classList.add('busy');
  // Kept until the attempt has a result: pressing twice, a reload or a lost answer all mean the same attempt.
  const key = recall(startKey) ?? uuid();
  keep(startKey, key);
  try {
    note('Đang lấy đề…');
    open(await persist(() => post(`/api/rounds/${round}/attempts`, { key }), { waiting: (problem, ms) => note(waitText(problem, ms)) }));
  } catch (problem) {
    if (problem.status === 401) return location.replace(`${home}/du-thi?vong=${round}`);
    refuse(problem);
  } finally {
    ui.start.classList.remove('busy');
  }
}

const note = (text) => setText(ui.readyNote, text);

const waitText = (problem, ms) =>
  problem.status === 0
    ? 'Chưa kết nối được. Trang tự thử lại, lượt thi của bạn không mất.'
    : `Đang rất đông người vào thi. Trang tự thử lại sau ${Math.max(1, Math.round(ms / 1000))} giây, xin đừng tải lại; lượt thi của bạn không mất.`;

/* ---------- during ---------- */

function open(opened) {
  attempt = opened;
  if (attempt.result) return finished(attempt.result);
  clock.note(Date.parse(attempt.deadline) - attempt.timeLeftMs, 500);
  sheet = new Sheet(attempt);
  sheet.addEventListener('state', ({ detail }) => showState(detail));
  sheet.addEventListener('adopted', () => render());
  sheet.addEventListener('prediction', ({ detail }) => refusedPrediction(detail.problem));
  sheet.addEventListener('closed', ({ detail }) => finished(detail.result));
  sheet.addEventListener('lost', ({ detail }) => lost(detail.problem));
  document.body.classList.add('taking');
  show(ui.ready, false);
  show(ui.exam);
  show(ui.prev);
  const firstOpen = attempt.questions.findIndex((q) => !sheet.answerTo(q.number));
  current = firstOpen >= 0 ? firstOpen : attempt.prediction && !sheet.prediction ? sheet.total : 0;
  preparePrediction();
  announced = clock.now() > sheet.deadline - 30_000 ? 0 : Infinity;
  showState(sheet.unsaved ? { state: 'saving' } : { state: 'saved', at: sheet.savedAt });
  buildGrid();
  render(true);
  tick();
}

function tick() {
  if (sheet.closed) return;
  const left = sheet.deadline - clock.now();
  setText(ui.timer, format.remaining(left));
  ui.timer.classList.toggle('soon', left <= 60_000);
  announce(left);
  if (left <= 0) return timeUp();
  if (clock.drifted()) sheet.refresh();
  setTimeout(tick, left % 1000 || 1000);
}

// A screen reader hears the time three times, not every second.
const MOMENTS = [[300_000, 'Còn 5 phút'], [60_000, 'Còn 1 phút'], [30_000, 'Còn 30 giây. Hết giờ, hệ thống tự nộp bài.']];

function announce(left) {
  for (const [moment, text] of MOMENTS) {
    if (left <= moment && announced > moment) {
      if (left > moment - 5000) setText(ui.announce, text);
      announced = moment;
    }
  }
}

function timeUp() {
  commitPrediction({ onlyGood: true });
  closeDialogs();
  sending('Hết giờ, đang nộp bài…', 'Hệ thống nộp những câu bạn đã chọn. Xin giữ trang này mở.');
  sheet.submit();
}

function showState({ state, at, problem }) {
  ui.saved.dataset.state = state;
  setText(ui.savedText, state === 'saved' ? (at ? `Đã lưu ${format.clockTime(at)}` : sheet.answered ? 'Đã lưu' : 'Lưu tự động') : state === 'saving' ? 'Đang lưu…' : 'Chưa gửi được');
  const offline = state === 'waiting';
  if (offline) {
    setText(ui.bannerText, problem?.status >= 400
      ? 'Máy chủ đang rất đông. Cứ làm tiếp: bài được giữ trên máy này và tự gửi lại.'
      : 'Mất kết nối. Cứ làm tiếp: bài được giữ trên máy này và tự gửi khi có mạng. Đừng đóng trang.');
    if (ui.banner.hidden) setText(ui.announceSave, ui.bannerText.textContent);
    setText(ui.sendingText, `${problem?.status >= 400 ? 'Máy chủ đang rất đông.' : 'Chưa kết nối được máy chủ.'} Trang tự gửi lại cho đến khi được, xin giữ trang này mở.`);
    setText(ui.sendingSaved, at ? `Máy chủ đã giữ bài lưu lúc ${format.clockTime(at)}.` : '');
  } else if (!ui.banner.hidden && state === 'saved') {
    setText(ui.announceSave, 'Đã kết nối lại, bài đã lưu.');
  }
  if (state !== 'saving') show(ui.banner, offline);
}

/** Steps of the exam: the questions, then the prediction where one is asked. */
const steps = () => sheet.total + (attempt.prediction ? 1 : 0);
const predicting = () => current === sheet.total;

function render(focus = false) {
  const { total } = sheet;
  show(ui.options, !predicting());
  show(ui.keys, !predicting());
  show(ui.predict, predicting());
  if (predicting()) renderPrediction();
  else renderQuestion(attempt.questions[current], total);
  ui.prev.disabled = current === 0;
  show(ui.next, current < steps() - 1);
  show(ui.finish, current === steps() - 1);
  renderAnswered();
  // With very large text the bars would leave no room to read: then the lower one stands at the end of the page.
  ui.exam.classList.toggle('roomy', ui.examTop.offsetHeight + ui.examBottom.offsetHeight > window.innerHeight / 3);
  if (focus) {
    window.scrollTo(0, 0);
    ui.qText.focus({ preventScroll: true });
  }
}

function renderQuestion(question, total) {
  setText(ui.qCount, `Câu ${current + 1}/${total}`);
  setText(ui.qKind, question.multiple ? 'chọn một hoặc nhiều đáp án' : 'chọn một đáp án');
  setRich(ui.qText, question.text);
  showPicture(question.picture);
  if (ui.options.dataset.question !== String(question.number)) buildOptions(question);
  const chosen = sheet.answerTo(question.number);
  for (const input of ui.options.querySelectorAll('input')) input.checked = chosen.includes(input.value);
  markChosen();
}

/* ---------- the prediction ---------- */

let typing = 0;
let commitLater;

function preparePrediction() {
  const asked = attempt.prediction;
  if (!asked) return;
  ui.predictInput.inputMode = asked.decimals ? 'decimal' : 'numeric';
  setText(ui.predictMethod, asked.method);
  setText(ui.predictUnit, asked.unit);
  showPrediction();
}

function renderPrediction() {
  setText(ui.qCount, 'Câu hỏi dự đoán');
  setText(ui.qKind, attempt.prediction.required ? 'ghi một số' : 'ghi một số, có thể bỏ qua');
  setText(ui.qText, attempt.prediction.question);
  showPicture(null);
  if (document.activeElement !== ui.predictInput && !ui.predictInput.hasAttribute('aria-invalid')) showPrediction();
}

/** What is saved, as people write it. */
function showPrediction() {
  const value = sheet.prediction;
  ui.predictInput.value = value ? numbers.show(value) : '';
  ui.predictInput.removeAttribute('aria-invalid');
  show(ui.predictAsk, false);
  say(value ? `Bạn dự đoán ${numbers.show(value)} ${attempt.prediction.unit}.` : `Ghi ${numbers.form(attempt.prediction)}.`);
}

function say(text, wrong = false) {
  setText(ui.predictSays, text);
  ui.predictSays.classList.toggle('error', wrong);
}

/** Takes what is typed; what is wrong or unclear stays in the field and is asked about. With onlyGood it changes nothing then. */
function commitPrediction({ onlyGood = false } = {}) {
  clearTimeout(typing);
  if (!attempt?.prediction) return true;
  if (!commitLater) return !ui.predictInput.hasAttribute('aria-invalid');
  const { value = '', readings, problem } = numbers.read(ui.predictInput.value, attempt.prediction);
  const good = !readings && !problem;
  if (!good && onlyGood) return false;
  commitLater = false;
  sheet.answer(PREDICTION, value);
  renderAnswered();
  if (good) {
    showPrediction();
    return true;
  }
  ui.predictInput.setAttribute('aria-invalid', 'true');
  say(problem ?? (readings.length > 1 ? `“${ui.predictInput.value.trim()}” hiểu được theo hai cách. Bạn muốn ghi số nào?` : `“${ui.predictInput.value.trim()}” có phải là số này không?`), true);
  show(ui.predictAsk, Boolean(readings));
  ui.predictAsk.replaceChildren(...(readings ?? []).map((reading) =>
    make('button', { type: 'button', class: 'btn block', text: `${numbers.show(reading)} ${attempt.prediction.unit}`, onclick: () => { sheet.answer(PREDICTION, reading); showPrediction(); renderAnswered(); } })));
  return false;
}

function typePrediction() {
  commitLater = true;
  ui.predictInput.removeAttribute('aria-invalid');
  show(ui.predictAsk, false);
  const { value } = numbers.read(ui.predictInput.value, attempt.prediction);
  say(value ? `Bạn dự đoán ${numbers.show(value)} ${attempt.prediction.unit}.` : `Ghi ${numbers.form(attempt.prediction)}.`);
  clearTimeout(typing);
  typing = setTimeout(() => commitPrediction({ onlyGood: true }), 1200);
}

function refusedPrediction(problem) {
  if (clock.now() > sheet.deadline) return sheet.submit();
  show(ui.sending, false);
  show(ui.exam);
  current = sheet.total;
  ui.predictInput.setAttribute('aria-invalid', 'true');
  render();
  say(problem.errors?.[0]?.message ?? problem.message, true);
}

function showPicture(picture) {
  show(ui.qPicture, Boolean(picture));
  if (!picture) return ui.qPicture.removeAttribute('src');
  ui.qPicture.alt = picture.alt;
  if (ui.qPicture.getAttribute('src') !== picture.src) ui.qPicture.src = picture.src;
}

function buildOptions(question) {
  ui.options.dataset.question = question.number;
  ui.options.setAttribute('role', question.multiple ? 'group' : 'radiogroup');
  ui.options.replaceChildren(...question.choices.map(({ letter, text }) =>
    make('label', { class: question.multiple ? 'opt many' : 'opt' },
      make('input', { type: question.multiple ? 'checkbox' : 'radio', name: `q${question.number}`, value: letter }),
      make('span', { class: 'k', 'aria-hidden': 'true', text: letter }),
      setRich(make('span', { class: 't' }), text),
      make('span', { class: 'ring' }))));
}

function markChosen() {
  for (const label of ui.options.children) label.classList.toggle('on', label.firstElementChild.checked);
}

function renderAnswered() {
  const { answered, total } = sheet;
  setText(ui.answered, `${answered}/${total}`);
  ui.progress.max = total;
  ui.progress.value = answered;
  const predicted = !attempt.prediction ? '' : sheet.prediction ? ` Số dự đoán: ${numbers.show(sheet.prediction)}.` : ' Chưa ghi số dự đoán.';
  setText(ui.overviewText, (answered === total ? `Đã trả lời cả ${total} câu.` : `Đã trả lời ${answered}/${total} câu. Chạm vào một câu để xem lại.`) + predicted);
  [...ui.qGrid.children].forEach(({ firstElementChild: button }, index) => {
    if (index === total) {
      button.classList.toggle('on', sheet.prediction !== '');
      button.dataset.letters = sheet.prediction && numbers.show(sheet.prediction);
      button.setAttribute('aria-label', `Câu hỏi dự đoán, ${sheet.prediction ? `đã ghi ${numbers.show(sheet.prediction)}` : 'chưa ghi'}`);
      if (predicting()) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
      return;
    }
    const letters = sheet.answerTo(attempt.questions[index].number);
    button.classList.toggle('on', letters !== '');
    button.dataset.letters = letters;
    button.setAttribute('aria-label', `Câu ${index + 1}, ${letters ? `đã chọn ${[...letters].join(', ')}` : 'chưa trả lời'}`);
    if (index === current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  });
}

function buildGrid() {
  const tile = (text, index, wide) => make('li', wide ? { class: 'wide' } : {}, make('button', { type: 'button', text, onclick: () => { closeDialog(ui.overview); go(index); } }));
  ui.qGrid.replaceChildren(...attempt.questions.map((_, index) => tile(index + 1, index)), ...(attempt.prediction ? [tile('Dự đoán', sheet.total, true)] : []));
}

function go(index) {
  commitPrediction();
  current = Math.min(Math.max(index, 0), steps() - 1);
  render(true);
}

function choose() {
  const question = attempt.questions[current];
  const letters = [...ui.options.querySelectorAll('input:checked')].map((input) => input.value).sort().join('');
  markChosen();
  sheet.answer(question.number, letters);
  renderAnswered();
}

// Number keys and Enter work inside the question only, so that they get in nobody's way elsewhere (WCAG 2.1.4).
function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const digit = !predicting() && /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  const input = digit && ui.options.querySelectorAll('input')[digit - 1];
  if (input) {
    event.preventDefault();
    input.focus();
    input.click();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    if (predicting() && !commitPrediction()) return;
    if (current < steps() - 1) go(current + 1);
    else askSubmit();
  }
}

function askSubmit() {
  closeDialog(ui.overview);
  const clear = commitPrediction();
  const open = sheet.total - sheet.answered;
  const noNumber = attempt.prediction && !sheet.prediction;
  // What is missing is one touch away.
  lacking = open === 0 && noNumber;
  setText(ui.confirmText, [
    open ? `Còn ${open} câu chưa trả lời.` : `Bạn đã trả lời cả ${sheet.total} câu.`,
    !attempt.prediction ? '' : sheet.prediction ? `Số dự đoán: ${numbers.show(sheet.prediction)} ${attempt.prediction.unit}.`
      : !clear ? 'Số dự đoán đang gõ chưa dùng được nên chưa được ghi.'
        : attempt.prediction.required ? 'Bạn chưa ghi số dự đoán; khi bằng điểm, bài không có số dự đoán xếp sau.' : 'Bạn chưa ghi số dự đoán.',
    'Nộp rồi thì không sửa được.',
  ].filter(Boolean).join(' '));
  setText(ui.confirmNo, lacking ? 'Ghi số dự đoán' : open ? 'Làm tiếp' : 'Xem lại bài');
  openDialog(ui.confirm);
  ui.confirmNo.focus();
}

function submit() {
  closeDialogs();
  sending('Đang nộp bài…', 'Xin giữ trang này mở.');
  sheet.submit();
}

/* ---------- after ---------- */

function sending(title, text) {
  setText(ui.sendingTitle, title);
  setText(ui.sendingText, text);
  show(ui.exam, false);
  show(ui.sending);
  ui.sending.focus();
}

function finished(result) {
  drop(startKey);
  leaving = true;
  sending(result.closedBy === 'server' ? 'Hết giờ, hệ thống đã tự động nộp bài' : 'Đã nộp bài', 'Đang mở phiếu dự thi…');
  location.replace(`${home}/phieu/${result.receipt}`);
}

function lost(problem) {
  refuse(problem.status === 401 || problem.status === 404
    ? { title: 'Máy này không còn nhận ra bạn', message: `Bài đã lưu vẫn ở máy chủ và trên máy này. Nhập mã dự thi để làm tiếp, hoặc gọi ${hotline}.`, go: [`${home}/tra-cuu`, 'Nhập mã dự thi'] }
    : problem);
}

function refuse(problem) {
  leaving = true;
  closeDialogs();
  document.body.classList.remove('taking');
  [ui.ready, ui.exam, ui.sending].forEach((section) => show(section, false));
  const text = refusal(problem);
  setText(ui.refusedTitle, text.title);
  setText(ui.refusedText, text.message);
  [ui.refusedGo.href, ui.refusedGo.textContent] = text.go ?? [home, 'Về trang cuộc thi'];
  show(ui.refusedRetry, Boolean(text.retry));
  if (text.until) {
    show(ui.refusedCountdown);
    countdown(ui.refusedCountdown, text.until, () => setTimeout(() => location.reload(), Math.random() * 3000));
  }
  show(ui.refused);
  ui.refused.focus();
}

function refusal(problem) {
  switch (problem.kind) {
    case 'round-not-open':
      return { title: 'Chưa đến thời gian thi', message: `Mở lúc ${format.hourMinute(problem.opensAt)} ${format.weekday(problem.opensAt)} ${format.date(problem.opensAt)}. Trang tự mở khi đến giờ.`, until: problem.opensAt };
    case 'round-resting':
      return { title: 'Hôm nay không nhận bài', message: problem.detail ?? problem.message, until: problem.opensAt };
    case 'round-closed':
      return { title: 'Kỳ thi đã đóng', message: problem.detail ?? `Kỳ thi đã đóng lúc ${closesText}.`, go: [`${home}?tab=ket-qua`, 'Xem kết quả'] };
    case 'attempt-limit':
      return {
        title: `Bạn đã dùng hết ${problem.allowed} lượt thi`,
        message: problem.period === 'contest' ? 'Đó là số lượt của cả cuộc thi. Các bài đã nộp được tính theo thể lệ.' : problem.period === 'day' ? 'Ngày mai bạn có lượt mới, nếu kỳ thi còn mở. Các bài đã nộp vẫn được tính.' : 'Các bài đã nộp được tính theo thể lệ.',
        go: [`${home}/tra-cuu`, 'Xem các bài đã nộp'],
      };
    default:
      return { title: problem.title ?? 'Chưa vào thi được', message: problem.message, go: problem.go, retry: !problem.go };
  }
}

const closeDialogs = () => [ui.overview, ui.confirm].forEach(closeDialog);

/* ---------- wiring ---------- */

let leaving = false;
let lacking = false;

ui.start.addEventListener('click', start);
ui.prev.addEventListener('click', () => go(current - 1));
ui.next.addEventListener('click', () => go(current + 1));
ui.finish.addEventListener('click', askSubmit);
ui.options.addEventListener('change', choose);
ui.question.addEventListener('keydown', onKey);
ui.overviewOpen.addEventListener('click', () => openDialog(ui.overview));
ui.overviewClose.addEventListener('click', () => closeDialog(ui.overview));
ui.overviewFinish.addEventListener('click', askSubmit);
ui.confirmYes.addEventListener('click', submit);
ui.confirmNo.addEventListener('click', () => {
  closeDialog(ui.confirm);
  if (!lacking) return;
  go(sheet.total);
  ui.predictInput.focus();
});
ui.predictInput.addEventListener('input', typePrediction);
ui.predictInput.addEventListener('change', () => commitPrediction());
ui.refusedRetry.addEventListener('click', () => location.reload());

window.addEventListener('pagehide', () => {
  if (sheet && !sheet.closed) commitPrediction({ onlyGood: true });
  sheet?.flush();
});
// A whole hall comes back in the same second: spread out.
window.addEventListener('online', () => setTimeout(() => sheet && !sheet.closed && sheet.refresh(), Math.random() * 1000));
document.addEventListener('visibilitychange', () => {
  if (!sheet || sheet.closed) return;
  if (document.visibilityState === 'visible') sheet.refresh();
  else {
    commitPrediction({ onlyGood: true });
    sheet.flush();
  }
});
window.addEventListener('beforeunload', (event) => {
  if (sheet && !sheet.closed && !leaving && sheet.unsaved) event.preventDefault();
});
window.addEventListener('pageshow', (event) => event.persisted && location.reload());

prepare();
