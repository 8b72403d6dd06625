// The rounds of a contest as the page lists them (data-opens, data-closes …), and which one a visitor is looking for now.
import * as clock from './clock.js';

export const readRounds = (list) =>
  [...(list?.children ?? [])].map((element) => ({ element, dataset: element.dataset })).map(({ element, dataset }) => ({
    element,
    id: dataset.id,
    name: dataset.name,
    opens: Date.parse(dataset.opens),
    closes: Date.parse(dataset.closes),
    opensText: dataset.opensText,
    closesText: dataset.closesText,
    minutes: dataset.minutes,
    questions: dataset.questions,
    attempts: dataset.attempts,
    perDay: dataset.perDay,
  }));

export const stateOf = (round, now = clock.now()) => (now < round.opens ? 'coming' : now < round.closes ? 'open' : 'closed');

/** The open round that closes first, else the next to open, else the last one closed. */
export function focusOf(rounds, now = clock.now()) {
  const by = (state) => rounds.filter((round) => stateOf(round, now) === state);
  return by('open').sort((a, b) => a.closes - b.closes)[0]
    ?? by('coming').sort((a, b) => a.opens - b.opens)[0]
    ?? by('closed').sort((a, b) => b.closes - a.closes)[0]
    ?? null;
}
