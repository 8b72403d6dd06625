// Follows a board: a stream where the server has room, else polling. Asleep while nobody looks.
import { get } from './api.js';

const POLL = 10_000;
const PATIENCE = 6_000; // this long without a stream, and polling steps in

/** The public board of a unit. onBoard(board) for every new state; onLive('stream' | 'poll' | 'trouble'). poll: ask every so many ms and never open a stream. */
export function follow({ slug, round = 0, parent = '', tree = '' }, { onBoard, onLive, poll }) {
  const query = new URLSearchParams({ round });
  if (parent) query.set('parent', parent);
  if (tree) query.set('tree', tree);
  followAt(`/api/contests/${slug}/standings`, query, 'board', moment, { onState: onBoard, onLive, poll });
}

/** The dashboard of a unit, for those who look after it: onState(dashboard) for every new state. */
export function followDashboard(unit, query, { onState, onLive }) {
  const state = ({ board, revision, today }) => `${moment(board)}/${revision}/${today.date}`;
  followAt(`/api/units/${unit}/dashboard`, query, 'dashboard', state, { onState, onLive });
}

const moment = ({ revision, asOf, catchingUp, frozen }) => `${revision}/${asOf}/${catchingUp}/${frozen}`;

function followAt(path, query, event, stateOf, { onState, onLive = () => {}, poll = 0 }) {
  let source = null;
  let timer = 0;
  let seen = '';

  const take = (data, way) => {
    const state = stateOf(data);
    onLive(way);
    if (state !== seen) onState(data);
    seen = state;
  };

  const ask = async () => {
    clearTimeout(timer);
    try {
      take(await get(`${path}?${query}`), 'poll');
      timer = setTimeout(ask, spread(poll || POLL));
    } catch (problem) {
      onLive('trouble', problem);
      timer = setTimeout(ask, spread(Math.max(problem.retryAfterMs ?? 0, POLL)));
    }
  };

  const listen = () => {
    if (poll || !window.EventSource) return void ask();
    source = new EventSource(`${path}/stream?${query}`);
    const impatience = setTimeout(ask, PATIENCE);
    source.addEventListener(event, ({ data }) => {
      clearTimeout(impatience);
      clearTimeout(timer);
      take(JSON.parse(data), 'stream');
    });
    source.onerror = () => {
      clearTimeout(timer);
      // CLOSED: refused, for example because this node has too many viewers; otherwise the browser itself reconnects.
      timer = setTimeout(ask, source.readyState === EventSource.CLOSED ? 0 : spread(PATIENCE));
    };
  };

  const rest = () => {
    source?.close();
    source = null;
    clearTimeout(timer);
  };

  document.addEventListener('visibilitychange', () => {
    rest();
    if (document.visibilityState === 'visible') listen();
  });
  window.addEventListener('pagehide', rest);
  window.addEventListener('pageshow', (event) => event.persisted && listen());
  listen();
}

const spread = (ms) => ms * (0.8 + Math.random() * 0.4);
