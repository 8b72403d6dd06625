// Choosing one's unit: taken from the link, found by typing without diacritics, or picked level by level.
import { get, persist } from './api.js';
import { bindings, make, setText, show } from './dom.js';

const DEBOUNCE = 220;

export class UnitPicker {
  #ui;
  #slug;
  #input;
  #options = [];
  #active = -1;
  #timer = 0;
  #asked = 0;
  #path = [];
  #chosen = null;

  constructor(root, slug, { onChange = () => {} } = {}) {
    this.#ui = bindings(root);
    this.#slug = slug;
    this.onChange = onChange;
    this.#input = root.querySelector('[role=combobox]');
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#ui.unitChange.addEventListener('click', () => this.change());
    this.#ui.unitLevelsOpen.addEventListener('click', () => this.#toggleLevels());
  }

  get value() { return this.#chosen; }

  choose(unit, focus = false) {
    this.#chosen = unit;
    setText(this.#ui.unitName, unit.name);
    setText(this.#ui.unitAbove, unit.above ?? '');
    show(this.#ui.unitChosen);
    show(this.#ui.unitSearch, false);
    if (focus) this.#ui.unitChange.focus();
    this.onChange(unit);
  }

  change() {
    this.#chosen = null;
    show(this.#ui.unitChosen, false);
    show(this.#ui.unitSearch);
    this.#input.value = '';
    this.#list([]);
    this.#input.focus();
    this.onChange(null);
  }

  /* by typing */

  #typed() {
    clearTimeout(this.#timer);
    const text = this.#input.value.trim();
    if (text.length < 2) {
      this.#asked++;
      this.#list([]);
      return setText(this.#ui.unitStatus, text ? 'Gõ thêm một chữ nữa.' : '');
    }
    this.#timer = setTimeout(() => this.#search(text), DEBOUNCE);
  }

  async #search(text) {
    const turn = ++this.#asked;
    try {
      const found = await persist(() => get(`/api/units?${new URLSearchParams({ contest: this.#slug, q: text })}`), { tries: 4 });
      if (turn !== this.#asked) return;
      this.#list(found);
      const real = found.filter((unit) => !isOther(unit)).length;
      setText(this.#ui.unitStatus, real === 0 ? 'Không thấy đơn vị nào như vậy. Thử gõ ngắn hơn, hoặc chọn theo từng cấp.' : real >= 19 ? 'Nhiều đơn vị giống vậy. Gõ thêm tên phường, xã.' : `Thấy ${real} đơn vị.`);
    } catch {
      if (turn === this.#asked) setText(this.#ui.unitStatus, 'Chưa kết nối được máy chủ. Gõ lại sau ít giây.');
    }
  }

  #list(units) {
    this.#active = -1;
    this.#options = units.map((unit, index) => {
      const option = make('li', { role: 'option', id: `unit-option-${index}`, 'aria-selected': 'false', class: isOther(unit) ? 'other' : null, onclick: () => this.choose(unit, true) },
        make('span', { text: unit.name }), unit.above ? make('span', { class: 'above', text: unit.above }) : null);
      return { unit, option };
    });
    this.#ui.unitList.replaceChildren(...this.#options.map(({ option }) => option));
    show(this.#ui.unitList, units.length > 0);
    this.#input.setAttribute('aria-expanded', String(units.length > 0));
    this.#input.removeAttribute('aria-activedescendant');
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#options.length) {
      event.preventDefault();
      this.#activate((this.#active + step + this.#options.length) % this.#options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault(); // never submits the form from here
      if (this.#active >= 0) this.choose(this.#options[this.#active].unit, true);
      else if (this.#options.length) this.#activate(0);
    } else if (event.key === 'Escape') {
      this.#list([]);
    }
  }

  #activate(index) {
    this.#options[this.#active]?.option.setAttribute('aria-selected', 'false');
    this.#active = index;
    const { option } = this.#options[index];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  /* level by level */

  #toggleLevels() {
    const opening = this.#ui.unitLevels.hidden;
    show(this.#ui.unitLevels, opening);
    this.#ui.unitLevelsOpen.setAttribute('aria-expanded', String(opening));
    if (opening) this.#descend([]);
  }

  async #descend(path) {
    const here = path[path.length - 1];
    try {
      const query = new URLSearchParams({ contest: this.#slug, ...(here && { parent: here.id }) });
      const children = await persist(() => get(`/api/units?${query}`), { tries: 4 });
      if (here && children.filter((unit) => !isOther(unit)).length === 0) return this.choose(here, true);
      this.#path = path;
      this.#renderLevels(children);
    } catch {
      setText(this.#ui.unitStatus, 'Chưa kết nối được máy chủ. Bấm lại sau ít giây.');
    }
  }

  #renderLevels(children) {
    const here = this.#path[this.#path.length - 1];
    this.#ui.unitPath.replaceChildren(...(here ? [{ name: 'Tất cả' }, ...this.#path] : []).map((unit, depth) =>
      make('li', {}, depth === this.#path.length
        ? make('b', { text: unit.name })
        : make('button', { type: 'button', class: 'link', text: unit.name, onclick: () => this.#descend(this.#path.slice(0, depth)) }))));
    const self = here ? [make('li', {}, make('button', { type: 'button', class: 'other', onclick: () => this.choose(here, true) }, make('b', { text: `Chọn chính ${here.name}` })))] : [];
    this.#ui.unitChildren.replaceChildren(...self, ...children.map((unit) =>
      make('li', {}, make('button', { type: 'button', class: isOther(unit) ? 'other' : null, text: unit.name, onclick: () => (isOther(unit) ? this.choose(unit, true) : this.#descend([...this.#path, unit])) }))));
    if (here) this.#ui.unitChildren.querySelector('button')?.focus();
  }
}

const isOther = (unit) => /^ngoài địa bàn/i.test(unit.name);
