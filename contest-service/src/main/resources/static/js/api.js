// Talks to /api: JSON in and out, RFC 9457 problems as exceptions, retries that spread out instead of stampeding.
import * as clock from './clock.js';

const TIMEOUT = 20_000;

/** What the server refused, or status 0 when it could not be reached. Its members are the problem document's. */
export class Problem extends Error {
  constructor(status, document = {}, retryAfterMs = 0) {
    super(document.detail || document.title || 'Không kết nối được máy chủ.');
    Object.assign(this, document, { status, retryAfterMs });
    this.kind = String(document.type ?? '').split('/').pop();
  }

  /** Worth another try: the line, the node or the load is the trouble, not the request. */
  get passing() {
    return this.status === 0 || [408, 425, 429, 500, 502, 503, 504].includes(this.status);
  }
}

export const get = (path, options) => send('GET', path, undefined, options);
export const post = (path, body, options) => send('POST', path, body, options);
export const put = (path, body, options) => send('PUT', path, body, options);
export const remove = (path, options) => send('DELETE', path, undefined, options);

async function send(method, path, body, { keepalive = false } = {}) {
  const sent = performance.now();
  const gaveUp = new AbortController();
  const timer = setTimeout(() => gaveUp.abort(), TIMEOUT);
  let response, text;
  try {
    response = await fetch(path, {
      method,
      keepalive,
      signal: gaveUp.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    text = await response.text();
  } catch {
    throw new Problem(0);
  } finally {
    clearTimeout(timer);
  }
  const document = parse(text);
  noteTime(response, document, performance.now() - sent);
  if (response.ok) return response.status === 204 ? null : document;
  throw new Problem(response.status, document ?? {}, retryAfter(response));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page, or nothing
  }
}

function noteTime(response, document, roundTrip) {
  const exact = Date.parse(document?.serverTime ?? '');
  const coarse = Date.parse(response.headers.get('Date') ?? ''); // whole seconds
  if (exact) clock.note(exact + roundTrip / 2, roundTrip / 2);
  else if (coarse) clock.note(coarse + 500 + roundTrip / 2, 500 + roundTrip / 2);
}

function retryAfter(response) {
  const value = response.headers.get('Retry-After');
  if (!value) return 0;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1000 : Math.max(0, Date.parse(value) - clock.now()) || 0;
}

/**
 * Repeats a call until it is answered or refused for good. Full jitter: a random wait below a doubling bound, and on top of
 * Retry-After where the server names one, so that a hall of phones does not come back in the same second.
 * waiting(problem, ms) is told of each wait; tries bounds the attempts; the network coming back or the page being looked at cuts a wait short.
 */
export async function persist(call, { tries = Infinity, base = 800, cap = 15_000, waiting = () => {} } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.passing || attempt >= tries) throw problem;
      const bound = Math.min(cap, base * 2 ** (attempt - 1));
      const ms = problem.retryAfterMs + Math.random() * bound;
      waiting(problem, ms);
      await rest(ms, problem.retryAfterMs === 0);
    }
  }
}

function rest(ms, wakeable) {
  return new Promise((resolve) => {
    const events = wakeable ? [[window, 'online'], [document, 'visibilitychange']] : [];
    const done = () => {
      clearTimeout(timer);
      events.forEach(([target, name]) => target.removeEventListener(name, wake));
      resolve();
    };
    const wake = () => document.visibilityState === 'visible' && setTimeout(done, Math.random() * 400);
    const timer = setTimeout(done, ms);
    events.forEach(([target, name]) => target.addEventListener(name, wake));
  });
}
