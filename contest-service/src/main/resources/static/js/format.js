// Numbers and times as people in Việt Nam read them: 73.108 · 23,53 % · 21/11/2026 14:32:05, always in Asia/Ho_Chi_Minh.

const NBSP = '\u00a0';
const OFFSET = 7 * 3600_000; // no daylight saving since 1975
const DAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

export const number = (value) => String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, '.');

/** 23.53 → "23,53 %", 61.7 → "61,7 %"; in columns pass digits = 2 so that the commas stand below each other. */
export function percent(value, digits) {
  const text = digits === undefined ? String(Math.round(value * 100) / 100) : value.toFixed(digits);
  const [whole, rest] = text.split('.');
  return number(whole) + (rest ? ',' + rest : '') + NBSP + '%';
}

const two = (value) => String(value).padStart(2, '0');
const local = (time) => new Date(new Date(time).getTime() + OFFSET);

export const date = (time) => ((d) => `${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`)(local(time));
export const hourMinute = (time) => ((d) => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`)(local(time));
export const clockTime = (time) => `${hourMinute(time)}:${two(local(time).getUTCSeconds())}`;
export const dateTime = (time) => `${date(time)} ${clockTime(time)}`;
export const weekday = (time) => DAYS[local(time).getUTCDay()];

/** The time alone when it is today, else with its date: "14:32:05" · "14:32:05 ngày 21/11/2026". */
export const asOf = (time) => `${clockTime(time)} ngày ${date(time)}`;
/** The line under a board's figures. */
export const boardMoment = (board) => `Số liệu tính đến ${asOf(board.asOf)}${board.frozen ? ' · bảng dừng đến khi công bố kết quả' : ''}`;

/** 462000 → "07:42"; from an hour on "1:07:42". Rounded up, so that 00:00 means over. */
export function remaining(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** 372000 → "6 phút 12 giây". */
export function duration(ms) {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes ? `${minutes} phút ${seconds % 60} giây` : `${seconds} giây`;
}
