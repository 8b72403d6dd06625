// Charts of a dashboard, in the page's own colours. The tables beside them hold the same figures.
import * as format from '../format.js';

const LIBRARY = '/webjars/chart.js/dist/chart.umd.min.js';
const MOST_DAYS = 1000;
const charts = new Map(); // name → Chart
let library = null;

/** Draws the charts that the section marks with data-chart. */
export async function draw(section, { days, scores }) {
  if (!section.querySelector('[data-chart]')) return;
  await load();
  chart(section, 'days', () => byDay(days));
  chart(section, 'scores', () => byScore(scores));
}

function load() {
  library ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return library;
}

function chart(section, name, config) {
  const canvas = section.querySelector(`[data-chart=${name}]`);
  charts.get(name)?.destroy();
  if (!canvas) return;
  charts.set(name, new window.Chart(canvas, config()));
  canvas.dataset.drawn = 'true';
}

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const shortDay = (day) => day.slice(8, 10) + '/' + day.slice(5, 7);

// A day on which nobody took part has its place on the axis, too: three silent days shall look like three.
function everyDay(days) {
  if (days.length === 0) return days; // the page may be younger than these figures
  const known = new Map(days.map((day) => [day.date, day]));
  const all = [];
  const day = new Date(days[0].date);
  while (all.length < MOST_DAYS && all.at(-1)?.date !== days.at(-1).date) {
    const date = day.toISOString().slice(0, 10);
    all.push(known.get(date) ?? { date, attempts: 0, soFar: all.at(-1).soFar });
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return all;
}

function byDay(those) {
  const days = everyDay(those);
  return {
    data: {
      labels: days.map(({ date }) => shortDay(date)),
      datasets: [
        { type: 'line', label: 'Người dự thi, cộng dồn', data: days.map(({ soFar }) => soFar), borderColor: token('--red-text'), backgroundColor: token('--red-text'), borderWidth: 2, pointRadius: days.length > 40 ? 0 : 3, tension: 0, yAxisID: 'people' },
        { type: 'bar', label: 'Lượt thi trong ngày', data: days.map(({ attempts }) => attempts), backgroundColor: token('--gold'), maxBarThickness: 48, yAxisID: 'attempts' },
      ],
    },
    options: options({ people: axis('Người, cộng dồn', 'right'), attempts: axis('Lượt thi', 'left') }),
  };
}

function byScore(scores) {
  const bins = Array.from({ length: 11 }, (_, bin) => scores.slice(bin * 10, bin * 10 + 10).reduce((sum, people) => sum + people, 0));
  return {
    type: 'bar',
    data: {
      labels: bins.map((_, bin) => (bin === 10 ? '100' : `${bin * 10}–${bin * 10 + 9}`)),
      datasets: [{ label: 'Người', data: bins, backgroundColor: token('--gold'), yAxisID: 'people' }],
    },
    options: options({ people: axis('Người', 'left') }, 'Điểm cao nhất, % câu đúng'),
  };
}

function options(axes, below) {
  const ink = token('--ink-2');
  return {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    locale: 'vi-VN',
    scales: { x: { grid: { display: false }, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 12 }, ...(below && { title: { display: true, text: below, color: ink } }) }, ...axes },
    plugins: {
      legend: { display: Object.keys(axes).length > 1, position: 'bottom', labels: { color: ink, boxWidth: 14, font: { family: 'Be Vietnam Pro' } } },
      tooltip: { callbacks: { label: ({ dataset, raw }) => `${dataset.label}: ${format.number(raw)}` } },
    },
  };
}

function axis(title, position) {
  const ink = token('--ink-2');
  return { position, beginAtZero: true, title: { display: window.innerWidth > 600, text: title, color: ink }, ticks: { color: ink, precision: 0, callback: (value) => format.number(value) }, grid: { color: token('--line'), drawOnChartArea: position === 'left' } };
}
