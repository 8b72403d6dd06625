// One attempt's answer sheet: what is chosen, what the server has acknowledged, and getting the one to the other. Knows no page.
//
// Every change raises the revision and goes to local storage at once and to the server within 400 ms, one request at a time, the whole
// sheet each time, so that a lost or repeated request does no harm. Events: state {state: saved|saving|waiting, at, problem},
// adopted (another device was ahead), closed {result}, lost {problem} (the server no longer knows us), prediction {problem} (refused, the rest is kept).
import * as clock from './clock.js';
import { get, persist, post, Problem, put } from './api.js';
import { drop, keep, recall } from './store.js';

const COALESCE = 400;

/** Under this name the prediction stands among the answers. */
export const PREDICTION = 'P';

export class Sheet extends EventTarget {
  #attempt;
  #revision;
  #answers;
  #dirty = new Map(); // question → revision of the change the server has not acknowledged
  #pushing = false;
  #submission = null;
  #timer = 0;
  savedAt = null;
  closed = false;

  constructor(attempt) {
    super();
    this.#attempt = attempt;
    this.#revision = attempt.revision;
    this.#answers = { ...attempt.answers };
    this.savedAt = attempt.savedAt ?? null;
    this.#takeUpLocalCopy();
  }

  get id() { return this.#attempt.id; }
  get deadline() { return Date.parse(this.#attempt.deadline); }
  get total() { return this.#attempt.questions.length; }
  get answered() { return Object.keys(this.#answers).filter((question) => question !== PREDICTION).length; }
  get prediction() { return this.answerTo(PREDICTION); }
  get unsaved() { return this.#dirty.size; }
  answerTo(number) { return this.#answers[number] ?? ''; }

  /** letters: "B", or "AC" for several, or "" to take the answer back; for PREDICTION digits with a point before decimals. */
  answer(number, letters) {
    if (this.closed || this.#submission || this.answerTo(number) === letters) return;
    this.#set(number, letters, ++this.#revision);
    this.#keepLocalCopy();
    this.#tell('state', { state: 'saving' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#push(), COALESCE);
  }

  /** Sends at once what is still waiting: the page is about to be left. */
  flush() {
    clearTimeout(this.#timer);
    if (this.unsaved && !this.closed && !this.#submission) this.#put(true).catch(() => {});
  }

  /** Asks the server where we stand: after a sleep, a lost line, or another device. */
  async refresh() {
    try {
      const fresh = await get(`/api/attempts/${this.id}/answers`);
      if (fresh.result) this.#close(fresh.result);
      else if (fresh.revision > this.#revision) this.#merge(fresh);
      if (this.unsaved) this.#push();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  /** Hands in, and does not give up before the server has answered with a result. */
  submit() {
    clearTimeout(this.#timer);
    return (this.#submission ??= this.#send());
  }

  async #send() {
    try {
      this.#close(await persist(() => post(`/api/attempts/${this.id}/submission`, this.#sheet()), { waiting: (problem) => this.#wait(problem) }));
    } catch (problem) {
      this.#submission = null;
      this.#refused(problem);
    }
  }

  async #push() {
    if (this.#pushing || this.closed || this.#submission) return;
    this.#pushing = true;
    try {
      while (this.unsaved && !this.closed && !this.#submission) {
        this.#tell('state', { state: 'saving' });
        await persist(() => (this.closed || this.#submission ? null : this.#put()), { waiting: (problem) => this.#wait(problem) });
      }
    } catch (problem) {
      this.#refused(problem);
    } finally {
      this.#pushing = false;
    }
  }

  async #put(keepalive = false) {
    const sheet = this.#sheet();
    const saved = await put(`/api/attempts/${this.id}/answers`, sheet, { keepalive });
    if (Number.isFinite(saved.timeLeftMs)) clock.note(this.deadline - saved.timeLeftMs, 1000);
    if (saved.revision > sheet.revision) {
      this.#merge(await get(`/api/attempts/${this.id}/answers`));
      return;
    }
    for (const [question, revision] of this.#dirty) if (revision <= sheet.revision) this.#dirty.delete(question);
    this.savedAt = saved.savedAt;
    this.#keepLocalCopy();
    if (!this.unsaved) this.#tell('state', { state: 'saved', at: this.savedAt });
  }

  /** Another device is ahead: its sheet, with what was changed here and not yet acknowledged on top, and its gaps filled from ours. */
  #merge(fresh) {
    if (fresh.result) return this.#close(fresh.result);
    const gaps = Object.keys(this.#answers).filter((question) => !fresh.answers[question]);
    const mine = [...new Set([...this.#dirty.keys(), ...gaps])].map((question) => [question, this.answerTo(question)]);
    this.#answers = { ...fresh.answers };
    this.#revision = fresh.revision + (mine.length ? 1 : 0);
    mine.forEach(([question, letters]) => this.#set(question, letters, this.#revision));
    this.#keepLocalCopy();
    this.#tell('adopted');
  }

  #refused(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.result) this.#close(problem.result);
    else if (problem.kind === 'bad-prediction' && this.prediction) {
      // Only this number is wrong: everything else is saved without it.
      this.answer(PREDICTION, '');
      this.#tell('prediction', { problem });
    } else if (problem.status === 409) get(`/api/attempts/${this.id}/answers`).then((fresh) => fresh.result && this.#close(fresh.result), () => {});
    else if (problem.passing) this.#wait(problem);
    else {
      if (problem.status === 400 || problem.status === 422) drop(this.#localKey); // a copy the server will never take
      this.#tell('lost', { problem });
    }
  }

  #close(result) {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.#timer);
    drop(this.#localKey);
    this.#tell('closed', { result });
  }

  #wait(problem) {
    this.#tell('state', { state: 'waiting', at: this.savedAt, problem });
  }

  #sheet() {
    return { revision: this.#revision, answers: this.#answers };
  }

  #set(question, letters, revision) {
    if (letters) this.#answers[question] = letters;
    else delete this.#answers[question];
    this.#dirty.set(String(question), revision);
  }

  get #localKey() { return `hoithi.sheet.${this.id}`; }

  #keepLocalCopy() {
    keep(this.#localKey, { revision: this.#revision, answers: this.#answers, dirty: [...this.#dirty.keys()] });
  }

  // What this device had changed and the server never got. Where another device has gone further, only the gaps are filled.
  #takeUpLocalCopy() {
    const local = recall(this.#localKey);
    if (!local?.answers || this.#attempt.result) return;
    const ahead = local.revision > this.#revision;
    const changed = ahead ? new Set([...Object.keys(local.answers), ...Object.keys(this.#answers)]) : new Set(local.dirty);
    const base = Math.max(local.revision, this.#revision);
    for (const question of changed) {
      const letters = local.answers[question] ?? '';
      if (letters === this.answerTo(question) || (!ahead && this.answerTo(question))) continue;
      this.#revision = base + (ahead ? 0 : 1);
      this.#set(question, letters, this.#revision);
    }
    if (this.unsaved) this.#timer = setTimeout(() => this.#push(), 0);
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
