const clock = document.querySelector('#clock');
const format = new Intl.DateTimeFormat(document.documentElement.lang, {
  timeStyle: 'short',
  timeZone: 'America/New_York',
});

const tell = () => (clock.textContent = format.format());
tell();
setInterval(tell, 10_000);
