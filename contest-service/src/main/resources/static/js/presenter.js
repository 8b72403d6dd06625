// The presenter's screen: the unit's counters as they move, and the whole screen for them.
import { bindings, setText, show } from './dom.js';
import * as format from './format.js';
import { follow } from './live.js';

const page = document.querySelector('[data-page=presenter]');
const { slug, unit } = page.dataset;
const ui = bindings(page);

function render(board) {
  const { people, attempts, rate, headcount, headcountOf } = board.unit;
  setText(ui.people, format.number(people));
  setText(ui.attempts, format.number(attempts));
  show(ui.rated, rate != null);
  if (rate != null) {
    setText(ui.rate, format.percent(rate));
    setText(ui.base, `trên quân số ${format.number(headcount)}${headcountOf ? `, tính trên ${headcountOf} đơn vị` : ''}`);
    ui.bar.value = Math.min(100, rate);
    ui.bar.classList.toggle('over', rate > 100);
  }
  setText(ui.asOf, `${format.boardMoment(board)}${board.catchingUp ? ' · đang cập nhật bù' : ''}`);
}

function live(way) {
  ui.live.classList.toggle('poll', way === 'poll');
  ui.live.classList.toggle('off', way === 'trouble');
  setText(ui.live, { stream: 'cập nhật trực tiếp', poll: 'tự cập nhật mỗi 10 giây', trouble: 'mất kết nối, số đang xem là số cũ' }[way]);
}

/* A screen that goes dark in the middle of the meeting helps nobody; where the browser cannot keep it awake, it does not. */
async function stayAwake() {
  try {
    await navigator.wakeLock?.request('screen');
  } catch { /* refused: the laptop's own settings decide */ }
}

show(ui.full, Boolean(document.documentElement.requestFullscreen));
ui.full.addEventListener('click', () => document.documentElement.requestFullscreen().then(stayAwake, () => show(ui.full, false)));
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && stayAwake());
stayAwake();
follow({ slug, parent: unit }, { onBoard: render, onLive: live });
