const flags = document.querySelector('#flags');

flags.addEventListener('click', ({ target }) => {
  const { language } = target.dataset;
  if (!language) return;
  // What a visitor has typed stays, and so does a conversation; only the words around it change.
  window.Footbridge.widget.language = language;
  window.Footbridge.open();
});
