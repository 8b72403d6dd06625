// The server's time on this device. A phone's clock may be minutes off and may jump, so time runs on performance.now()
// from the last word of the server; a sleeping phone may stop that too, which drifted() notices.

let base = null; // {server, perf, date, error}

/** Takes over what the server said, unless what we have is more exact. errorMs: half the round trip plus the resolution. */
export function note(serverMs, errorMs = 0) {
  if (!Number.isFinite(serverMs)) return;
  const fresh = { server: serverMs, perf: performance.now(), date: Date.now(), error: errorMs };
  const wrong = base && Math.abs(now() - serverMs) > base.error + errorMs + 250;
  if (!base || wrong || drifted() || errorMs <= base.error || fresh.perf - base.perf > 60_000) base = fresh;
}

export const now = () => (base ? base.server + performance.now() - base.perf : Date.now());

/** True after a sleep or a change of the device's clock: ask the server again. */
export const drifted = () => base !== null && Math.abs(Date.now() - base.date - (performance.now() - base.perf)) > 2000;

export const known = () => base !== null;
