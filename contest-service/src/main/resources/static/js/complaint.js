// Sends a complaint and goes to the page with its code.
import { post } from './api.js';
import { bindings, make, show } from './dom.js';

const page = document.querySelector('[data-page=complaint]');
const ui = bindings(page);
const { slug } = page.dataset;

function read(form) {
  const data = new FormData(form);
  const body = { about: data.get('about'), text: data.get('text') };
  if (data.get('round')) body.round = Number(data.get('round'));
  for (const name of ['receipt', 'contact']) if (data.get(name).trim()) body[name] = data.get(name).trim();
  return body;
}

function explain(problem) {
  ui.form.querySelectorAll('[aria-invalid=true]').forEach((field) => field.removeAttribute('aria-invalid'));
  for (const error of problem.errors ?? []) ui.form.elements[error.field]?.setAttribute?.('aria-invalid', 'true');
  ui.problem.replaceChildren(
    make('h2', { text: problem.status === 0 ? 'Chưa gửi được' : problem.title ?? 'Chưa gửi được' }),
    make('p', { text: problem.status === 0 ? 'Không kết nối được máy chủ. Nội dung vẫn còn; hãy kiểm tra mạng rồi bấm lại.' : problem.errors?.[0]?.message ?? problem.message }));
  show(ui.problem);
  ui.problem.focus();
}

ui.form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  ui.submit.disabled = true;
  try {
    const { code } = await post(`/api/contests/${slug}/complaints`, read(ui.form));
    location.href = `/c/${slug}/khieu-nai/tra-loi?moi=true&ma=${encodeURIComponent(code)}`;
  } catch (problem) {
    explain(problem);
    ui.submit.disabled = false;
  }
});
