// Whatever the server tells of the queue can decide.
document.querySelector('#own').decide = ({ agentsAvailable }) => (agentsAvailable >= 1 ? 'chat' : 'none');
