// A row of tabs that is too long for a phone: the current one is in view, and the row fades where there is more.
for (const row of document.querySelectorAll('.tabs')) {
  const current = row.querySelector('[aria-current]');
  const fade = () => row.classList.toggle('beyond', row.scrollLeft + row.clientWidth < row.scrollWidth - 8);
  const settle = () => {
    if (current && row.scrollWidth > row.clientWidth) row.scrollLeft = current.offsetLeft - row.offsetLeft - 24;
    fade();
  };
  row.addEventListener('scroll', fade, { passive: true });
  addEventListener('resize', settle);
  settle();
}
