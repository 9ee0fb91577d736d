const line = document.querySelector('#line');
const say = (text) => (line.textContent = text);

document.addEventListener('footbridge-callback-created', () => say('We have your request.'));
document.addEventListener('footbridge-callback-assigned', ({ agentName }) => say(`${agentName} will call you.`));
document.addEventListener('footbridge-callback-ended', () => say('Your callback is over.'));
