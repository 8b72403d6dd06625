// In a frame on another site: the figures, now and then. No cookie is set or needed.
import { bindings, setText } from './dom.js';
import * as format from './format.js';
import { follow } from './live.js';

const page = document.querySelector('[data-page=embedded]');
const { slug, unit = '' } = page.dataset;
const ui = bindings(page);

follow({ slug, parent: unit }, {
  poll: 30_000,
  onBoard: (board) => {
    setText(ui.people, format.number(board.unit.people));
    setText(ui.attempts, format.number(board.unit.attempts));
    setText(ui.asOf, format.boardMoment(board));
  },
});
