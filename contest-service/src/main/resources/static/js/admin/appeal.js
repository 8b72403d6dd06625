// Comes again while something is computed, unless somebody has a dialog open.
import './form.js';

const SECONDS = 3;

if (document.querySelector('[data-busy-page=true]')) {
  const again = () => (document.querySelector('dialog[open]') ? setTimeout(again, SECONDS * 1000) : location.reload());
  setTimeout(again, SECONDS * 1000);
}
