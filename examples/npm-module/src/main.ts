import '@footbridge/elements/define';

const widget = document.querySelector('footbridge-widget');
const answers = document.querySelector('#answers');
let count = 0;

document.querySelector('#ask')?.addEventListener('click', () => widget?.contact('chat'));
widget?.addEventListener('footbridge-message-received', (event) => {
  if (event.authorKind === 'agent') count += 1;
  if (answers) answers.textContent = `${count}`;
});
