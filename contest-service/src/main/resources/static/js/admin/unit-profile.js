// A unit's profile: what its dialogs need beside the forms themselves.
import './form.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
for (const field of document.querySelectorAll('[data-today]')) {
  field.max = today;
  if (!field.value) field.value = today;
}

// "95,5" is how people write it.
for (const field of document.querySelectorAll('[data-number]')) {
  field.addEventListener('change', () => (field.value = field.value.replace(',', '.')));
}

const choice = document.querySelector('[data-round-choice]');
function choose() {
  const { contest, round } = choice.selectedOptions[0].dataset;
  choice.form.elements.contestId.value = contest;
  choice.form.elements.roundId.value = round ?? '';
}
if (choice) {
  choice.addEventListener('change', choose);
  choose();
}
