// What this device may do next after a submission: again, the next person, or nothing but look.
import { get, persist, post, remove } from './api.js';
import * as clock from './clock.js';
import { bindings, copyButton, make, setText, show } from './dom.js';

const page = document.querySelector('[data-page=receipt]');
const { slug, round, roundName, closes, closesText, perDay, unit } = page.dataset;
const ui = bindings(page);

function offer(me) {
  const open = clock.now() < Date.parse(closes);
  const mine = me?.rounds.find((r) => String(r.round) === round);
  const left = mine ? mine.allowed - mine.used : 0;
  const again = Boolean(mine) && open && left > 0;
  show(ui.again, again);
  show(ui.nextPerson, Boolean(me?.sharedDevice));
  show(ui.proof, Boolean(me) && !me.trial);
  if (again) setText(ui.again, `Thi lại (còn ${left} lượt)`);
  if (me?.sharedDevice) ui.again.classList.remove('primary');
  if (!mine) return;
  setText(ui.nextText, [
    again ? `Bạn còn ${left}/${mine.allowed} lượt${perDay ? ' hôm nay' : ''}; ${roundName} mở đến ${closesText}.`
      : open ? `Bạn đã dùng hết ${mine.allowed} lượt${perDay ? ' hôm nay; ngày mai có lượt mới nếu còn mở' : ` của ${roundName}`}.`
        : `${roundName} đã đóng.`,
    me.sharedDevice ? 'Máy dùng chung: chép mã phiếu rồi mời người tiếp theo.' : '',
  ].join(' ').trim());
}

ui.nextPerson.addEventListener('click', async () => {
  ui.nextPerson.disabled = true;
  try {
    await persist(() => remove(`/api/contests/${slug}/participation`), { tries: 4 });
    location.replace(`/c/${slug}/du-thi?chung=1&vong=${round}`);
  } catch (problem) {
    ui.nextPerson.disabled = false;
    setText(ui.nextText, problem.message);
  }
});

copyButton(ui.copy, () => ui.copy.dataset.copy);
if (unit) ui.board.href = `/c/${slug}/bang?don-vi=${unit}&vong=${round}`;
persist(() => get(`/api/contests/${slug}/me`), { tries: 5 }).then(offer, () => {});

/* ---------- bringing others ---------- */

function showLink(link) {
  if (!link) return;
  show(ui.spreadMake, false);
  show(ui.spreadHave);
  const address = `${location.origin}/t/${link.code}`;
  const [, host, path] = address.match(/^(?:https?:\/\/)?([^/]*)(.*)$/);
  ui.spreadAddress.replaceChildren(host, make('wbr'), make('span', { class: 'nb' }, path));
  ui.spreadCopy.dataset.copy = address;
  setText(ui.spreadPeople, link.people ? `Đã có ${link.people} người dự thi theo đường dẫn của bạn.` : 'Chưa có ai dự thi theo đường dẫn này. Hãy gửi vào nhóm Zalo của gia đình, bạn bè, cơ quan.');
  show(ui.spreadSend, Boolean(navigator.share));
}

ui.spreadMake?.addEventListener('click', async () => {
  ui.spreadMake.disabled = true;
  try {
    showLink(await persist(() => post(`/api/contests/${slug}/me/link`), { tries: 3 }));
  } catch (problem) {
    setText(ui.spreadProblem, problem.message);
    show(ui.spreadProblem);
  }
  ui.spreadMake.disabled = false;
});

if (ui.spread && page.dataset.trial !== 'true') {
  copyButton(ui.spreadCopy, () => ui.spreadCopy.dataset.copy);
  ui.spreadSend.addEventListener('click', () => navigator.share({ url: ui.spreadCopy.dataset.copy }).catch(() => {}));
  persist(() => get(`/api/contests/${slug}/me`), { tries: 5 }).then((me) => {
    if (!me || me.sharedDevice || me.trial) return;
    show(ui.spread);
    return persist(() => get(`/api/contests/${slug}/me/link`), { tries: 3 }).then(showLink);
  }).catch(() => {});
}
