// The contest's front page. The page itself is the same for everyone; here come the time, the person of this device, the unit of the link, the figures.
import { get, persist, remove } from './api.js';
import * as clock from './clock.js';
import { countdown } from './countdown.js';
import { bindings, closeDialog, make, openDialog, setText, show } from './dom.js';
import * as format from './format.js';
import { follow } from './live.js';
import { focusOf, readRounds, stateOf } from './rounds.js';

const page = document.querySelector('[data-page=contest]');
const { slug, hotline } = page.dataset;
const link = new URLSearchParams(location.search).get('u') ?? '';
const home = `/c/${slug}`;
const ui = bindings(page);
const rounds = readRounds(ui.schedule);

let me = null;
let unit = null;
let stop = () => {};

const withLink = (path, more = {}) => {
  const query = new URLSearchParams({ ...(link && { u: link }), ...more });
  return String(query) ? `${path}?${query}` : path;
};

/* ---------- the act ---------- */

function render() {
  stop();
  const now = clock.now();
  const round = focusOf(rounds, now);
  const state = round ? stateOf(round, now) : 'none';
  const mine = me?.rounds.find((r) => String(r.round) === round?.id);
  setText(ui.roundName, round?.name ?? 'Cuộc thi');
  renderChip(ui.phaseChip, state);
  ({ open: renderOpen, coming: renderComing, closed: renderClosed, none: renderNone })[state](round, mine);
  renderUnit(state);
  renderSchedule(now, round);
  show(ui.person, Boolean(me) && state !== 'closed');
}

function renderOpen(round, mine) {
  setText(ui.phaseTitle, `Mở đến ${round.closesText}`);
  stop = countdown(ui.countdown, round.closes, render);
  show(ui.countdown);
  const left = mine ? mine.allowed - mine.used : null;
  const limit = round.perDay ? `${round.perDay} lượt mỗi ngày` : `${round.attempts} lượt thi`;
  terms(`${round.questions} câu · ${round.minutes} phút · ${mine ? `số lượt thi còn lại: ${left}/${mine.allowed}` : limit}`);
  if (mine?.live) {
    act('Làm tiếp bài đang dở', `${home}/thi/${round.id}`);
    next('Bài đang dở vẫn tính giờ. Hết giờ, hệ thống tự nộp những câu đã lưu.');
  } else if (mine && left <= 0) {
    act('Xem các bài đã nộp', `${home}/tra-cuu`, false);
    next(`Bạn đã dùng hết ${mine.allowed} lượt${round.perDay ? ' hôm nay; ngày mai có lượt mới' : ''}.${counted(mine)}${after(round)}`);
  } else {
    act('Vào thi', mine || me ? `${home}/thi/${round.id}` : withLink(`${home}/du-thi`, { vong: round.id }));
    next(mine?.used ? `${counted(mine).trim()} ${AGAIN[mine.counting]}` : 'Mất mạng giữa chừng vẫn giữ bài.');
  }
}

function renderComing(round) {
  setText(ui.phaseTitle, `Mở lúc ${round.opensText}`);
  stop = countdown(ui.countdown, round.opens, render);
  show(ui.countdown);
  terms(`${round.questions} câu · ${round.minutes} phút · ${round.perDay ? `${round.perDay} lượt mỗi ngày` : `${round.attempts} lượt thi`}`);
  if (me) {
    act('', '');
    next('Chưa đến thời gian thi. Bạn đã khai thông tin; đến giờ, nút Vào thi tự hiện ở đây.');
  } else {
    act('Khai thông tin trước', withLink(`${home}/du-thi`, { vong: round.id }));
    next('Chưa đến thời gian thi. Khai trước thì đến giờ chỉ việc bấm Vào thi.');
  }
}

function renderClosed(round) {
  setText(ui.phaseTitle, 'Cuộc thi đã kết thúc');
  show(ui.countdown, false);
  terms('');
  act('Xem kết quả', `${home}?tab=ket-qua#noi-dung`);
  next(`${round.name} đóng lúc ${round.closesText}. Danh sách đạt giải được công bố ở mục Kết quả.`);
}

function renderNone() {
  setText(ui.phaseTitle, 'Ban Tổ chức chưa công bố lịch thi');
  show(ui.countdown, false);
  terms('');
  act('', '');
  next(`Xem Thể lệ bên dưới hoặc gọi ${hotline} để biết thêm.`);
}

function act(text, href, primary = true) {
  show(ui.go, text !== '');
  setText(ui.go, text);
  ui.go.href = href;
  ui.go.classList.toggle('primary', primary);
}

const terms = (text) => (setText(ui.terms, text), show(ui.terms, text !== ''));
const next = (text) => setText(ui.next, text);

// Which attempt counts is a rule of the round; what the prediction decides is known after the close only.
const COUNTS = {
  BEST: ['Bài tốt nhất được giữ', 'Kết quả tốt nhất của bạn'],
  FIRST: ['Lượt thi đầu tiên được tính', 'Lượt được tính là lượt đầu tiên'],
  LAST: ['Lượt thi cuối cùng được tính', 'Lượt được tính là lượt cuối cùng'],
  EVERY: ['Mỗi lượt thi được xét riêng', 'Mỗi lượt được xét riêng; lượt tốt nhất của bạn'],
};
const AGAIN = { BEST: 'Thi lại để cải thiện kết quả.', FIRST: 'Thi lại không thay được lượt đầu.', LAST: 'Thi lại thì lượt mới thay lượt trước.', EVERY: 'Thi lại để có thêm một lượt xét giải.' };

function counted({ attempts, counting, counts, beforePrediction }) {
  if (!attempts.length) return '';
  const [kept, told] = COUNTS[counting];
  if (counts?.correct === undefined) return ` ${kept}, điểm công bố sau khi đóng kỳ thi.`;
  const points = counts.points === undefined || counts.points === counts.correct * 100 ? `${counts.correct}/${counts.total} câu đúng` : `${String(counts.points / 100).replace('.', ',')}/${counts.total} điểm`;
  return ` ${told}: ${points}${beforePrediction ? ' (chưa xét câu dự đoán)' : ''}.`;
}

function after(round) {
  const coming = rounds.filter((other) => other.opens >= round.closes && stateOf(other) === 'coming').sort((a, b) => a.opens - b.opens)[0];
  return coming ? ` ${coming.name} mở lúc ${coming.opensText}.` : '';
}

function renderChip(chip, state) {
  const [text, kind] = { open: ['Đang mở', 'ok'], coming: ['Sắp mở', 'mid'], closed: ['Đã đóng', ''], none: ['', ''] }[state];
  setText(chip, text);
  chip.className = `chip ${kind}`;
  show(chip, text !== '');
}

function renderUnit(state) {
  const shown = me?.unit ?? unit;
  show(ui.unitLine, Boolean(shown) && state !== 'closed' && state !== 'none');
  if (!shown) return;
  setText(ui.unitName, shown.name);
  setText(ui.unitAbove, shown.above ?? '');
  ui.unitChange.href = me ? `tel:${hotline.replace(/[^\d+]/g, '')}` : withLink(`${home}/du-thi`, { doi: 1 });
  setText(ui.unitChange, me ? 'báo sai' : 'đổi');
  ui.unitChange.setAttribute('aria-label', me ? `báo sai: gọi ${hotline} để được sửa đơn vị` : 'đổi đơn vị');
}

function renderSchedule(now, focus) {
  for (const round of rounds) {
    const state = stateOf(round, now);
    renderChip(round.element.querySelector('[data-chip]'), state);
    const elsewhere = state === 'open' && round !== focus;
    let enter = round.element.querySelector('a');
    if (elsewhere && !enter) round.element.append((enter = make('a', { class: 'btn small', text: 'Vào thi' })));
    if (!elsewhere && enter) enter.remove();
    else if (enter) enter.href = me ? `${home}/thi/${round.id}` : withLink(`${home}/du-thi`, { vong: round.id });
  }
}

/* ---------- the figures ---------- */

function renderFigures(board) {
  const { people, attempts, rate, headcount, headcountOf } = board.unit;
  setText(ui.people, format.number(people));
  setText(ui.attempts, format.number(attempts));
  setText(ui.rate, rate == null ? '–' : format.percent(rate));
  const base = rate == null ? (headcount == null ? ' · chưa khai quân số' : '') : headcountOf ? ` · tính trên ${headcountOf} đơn vị` : '';
  setText(ui.asOf, `${format.boardMoment(board)}${base}${board.catchingUp ? ' · đang cập nhật bù' : ''}`);
}

/* ---------- wiring ---------- */

ui.forget.addEventListener('click', () => openDialog(ui.forgetAsk));
ui.forgetNo.addEventListener('click', () => closeDialog(ui.forgetAsk));
ui.forgetYes.addEventListener('click', async () => {
  closeDialog(ui.forgetAsk);
  try {
    await remove(`/api/contests/${slug}/participation`);
    me = null;
    render();
  } catch (problem) {
    next(problem.message);
  }
});

// The tabs keep the unit's link: whoever reads the rules first must not lose it.
if (link) for (const tab of page.querySelectorAll('.tabs a')) {
  const url = new URL(tab.href);
  url.searchParams.set('u', link);
  tab.href = url;
}

render();
follow({ slug }, { poll: 15_000, onBoard: renderFigures, onLive: (way) => way === 'trouble' && setText(ui.asOf, 'Chưa lấy được số liệu, trang tự thử lại. Vẫn thi được bình thường.') });
persist(() => get(`/api/contests/${slug}/me`), { tries: 5 }).then((known) => ((me = known), render()), () => {});
if (link) persist(() => get(`/api/links/${encodeURIComponent(link)}`), { tries: 5 }).then((found) => ((unit = found.unit ?? null), render()), () => {});
