// Stands for the shop's own sign-in: `why` is `refused` when the contact centre did not take what was given before.
const askShop = async (why) => (why === 'needed' ? { name: 'mary', password: 'a-ticket-of-the-shop' } : undefined);

(window.Footbridge ??= []).push((footbridge) => {
  footbridge.options = { credentials: askShop };
});
