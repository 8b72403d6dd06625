// Staff's writes: JSON or a file, with the header that shows the page is ours.
import { Problem } from '../api.js';

const PATIENCE = 60_000; // a list of units may take a while

const token = () => document.cookie.split('; ').find((pair) => pair.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) ?? '';

/** body: undefined, a FormData, or whatever goes as JSON. Answers the document, null for none; throws a Problem. */
export async function send(method, url, body) {
  const file = body instanceof FormData;
  let response, text;
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout?.(PATIENCE),
      headers: {
        Accept: 'application/json',
        'X-XSRF-TOKEN': decodeURIComponent(token()),
        ...(body !== undefined && !file && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined || file ? body : JSON.stringify(body),
    });
    text = await response.text();
  } catch {
    throw new Problem(0);
  }
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch { /* a proxy's page */ }
  if (response.ok) return answer;
  throw new Problem(response.status, answer ?? {});
}
