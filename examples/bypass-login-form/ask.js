const form = document.querySelector('#ask');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const told = Object.fromEntries(new FormData(form));
  await Footbridge.load();
  await Footbridge.widget.request?.(event.submitter.value, told);
  form.elements.password.value = '';
});
