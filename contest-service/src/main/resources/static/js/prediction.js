// Reading the number that somebody types for a prediction, as people in Việt Nam write numbers: 1.200 · 87,65 · 1 200. Pure.
//
// read(text, {decimals, least, most}) gives one of
//   {value: '87.65'}        what it can only mean, as the server wants it
//   {readings: ['1200', '1.2']}  it can mean several things: ask, never guess
//   {problem: '…'}          it is no such number; {} for nothing typed
const SPACES = /[\s\u00a0\u202f]/g;

/** 1200 → 1.200, 87.65 → 87,65. */
export function show(value) {
  const [whole, rest] = value.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (rest ? `,${rest}` : '');
}

const groups = (text, mark) => text.split(mark).every((part, index) => (index ? /^\d{3}$/ : /^[1-9]\d{0,2}$/).test(part));

/** Every way in which the text is a number. */
function meanings(text) {
  if (/^\d+$/.test(text)) return [text];
  const marks = text.replace(/\d/g, '');
  const found = [];
  for (const [group, point] of [['.', ','], [',', '.']]) {
    const parts = text.split(point);
    if (parts.length > 2) continue;
    const [whole, rest] = parts;
    const wholeFits = whole.includes(group) ? groups(whole, group) : /^\d+$/.test(whole);
    if (wholeFits && (rest === undefined || /^\d+$/.test(rest))) found.push(whole.replaceAll(group, '') + (rest === undefined ? '' : `.${rest}`));
  }
  return /^[.,]+$/.test(marks) ? found : [];
}

/** No leading zeros, none after the decimals. */
function plain(value) {
  const [whole, rest = ''] = value.split('.');
  const decimals = rest.replace(/0+$/, '');
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (decimals ? `.${decimals}` : '');
}

const fits = (value, { decimals, least, most }) =>
  value.length <= 16 && (value.split('.')[1] ?? '').length <= decimals && Number(value) >= Number(least) && Number(value) <= Number(most);

export function form({ decimals, least, most }) {
  const kind = decimals ? `số có tối đa ${decimals} chữ số sau dấu phẩy` : 'số nguyên';
  return `${kind}, từ ${show(String(least))} đến ${show(String(most))}`;
}

export function read(typed, asked) {
  const text = typed.trim().replace(/(%|người|lượt)\s*$/i, '').trim();
  if (!text) return {};
  // Spaces may only stand between groups of three.
  const tidy = /\d[\s\u00a0\u202f]/.test(text) && !groups(text.split(/[.,]/)[0].replace(SPACES, ' '), ' ') ? '' : text.replace(SPACES, '');
  const all = [...new Set(meanings(tidy).map(plain))];
  if (!all.length) return { problem: `Không đọc được “${typed.trim()}”. Hãy ghi ${form(asked)}.` };
  // "1,200" for a whole number: nobody knows whether 1,2 or 1200 was meant, though only one of them is allowed.
  const unsure = asked.decimals === 0 && /,/.test(tidy) && all.length > 1;
  const good = all.filter((value) => fits(value, asked));
  if (!good.length) return { problem: problem(all[0], asked) };
  return good.length > 1 || unsure ? { readings: good } : { value: good[0] };
}

function problem(value, asked) {
  const said = show(value);
  if (value.includes('.') && asked.decimals === 0) return `${said} không phải số nguyên. Hãy ghi ${form(asked)}.`;
  if ((value.split('.')[1] ?? '').length > asked.decimals) return `${said} có quá nhiều chữ số sau dấu phẩy. Hãy ghi ${form(asked)}.`;
  return `${said} ngoài khoảng cho phép. Hãy ghi ${form(asked)}.`;
}
