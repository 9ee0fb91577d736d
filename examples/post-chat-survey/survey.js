const survey = document.querySelector('#survey');
let interactionId = '';

// The contact centre's own number of the chat: with it the answer can be laid beside the conversation.
document.addEventListener('footbridge-chat-ended', (event) => (interactionId = event.interactionId ?? ''));

survey.addEventListener('submit', (event) => {
  event.preventDefault();
  const answer = { interactionId, helped: event.submitter.value };
  // A real page would send it: fetch('/survey', { method: 'POST', body: JSON.stringify(answer) })
  document.querySelector('#answer').textContent =
    `Noted for chat ${answer.interactionId}: ${answer.helped}. Thank you!`;
  survey.hidden = true;
});
