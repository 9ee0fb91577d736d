const names = [
  'footbridge-open',
  'footbridge-close-request',
  'footbridge-close',
  'footbridge-chat-started',
  'footbridge-before-send',
  'footbridge-message-sent',
  'footbridge-message-received',
  'footbridge-chat-ended',
  'footbridge-restart-request',
  'footbridge-alternative-request',
  'footbridge-callback-created',
  'footbridge-callback-status',
  'footbridge-callback-assigned',
  'footbridge-callback-rescheduled',
  'footbridge-callback-ended',
  'footbridge-callback-again-request',
  'footbridge-registered',
  'footbridge-message-left',
  'footbridge-consent-granted',
  'footbridge-consent-withdrawn',
  'footbridge-notice-dismissed',
  'footbridge-problem',
  'footbridge-directory-request',
  'footbridge-availability-request',
  'footbridge-availability-changed',
  'footbridge-invitation-shown',
  'footbridge-invitation-accepted',
  'footbridge-invitation-dismissed',
];

const list = document.querySelector('#heard');

for (const name of names) {
  document.addEventListener(name, (event) => {
    const line = document.createElement('li');
    // What an event holds are its own properties, for example `reason`.
    const facts = Object.keys(event).filter((key) => key !== 'isTrusted');
    line.textContent = [name, ...facts.map((fact) => `${fact}: ${describe(event[fact])}`)].join(' | ');
    list.append(line);
  });
}

const describe = (value) =>
  typeof value === 'object' && value !== null ? (value.code ?? JSON.stringify(value)) : value;
