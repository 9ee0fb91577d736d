document.addEventListener('click', ({ target }) => {
  const { theme } = target.dataset ?? {};
  if (theme === undefined) return;
  const link = document.querySelector('#theme');
  if (theme) link.href = `/footbridge/${theme}.css`;
  else link.removeAttribute('href');
  window.Footbridge.open();
});
