// Keeps small things on this device. In-app browsers and private windows may refuse storage: then memory has to do.

const memory = new Map();
const places = ['localStorage', 'sessionStorage'];

export function keep(key, value) {
  memory.set(key, value);
  return attempt((place) => (place.setItem(key, JSON.stringify(value)), true)) ?? false;
}

export function recall(key) {
  return memory.get(key) ?? attempt((place) => JSON.parse(place.getItem(key))) ?? null;
}

export function drop(key) {
  memory.delete(key);
  for (const place of places) {
    try {
      window[place].removeItem(key);
    } catch { /* refused: nothing was kept there */ }
  }
}

function attempt(use) {
  for (const place of places) {
    try {
      const result = use(window[place]);
      if (result != null) return result;
    } catch { /* refused or full: the next place */ }
  }
  return undefined;
}

/** A random UUID; crypto.randomUUID is missing on plain HTTP. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
