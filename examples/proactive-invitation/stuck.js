// Any event of the page's own can be a reason to ask.
document.querySelector('#stuck').addEventListener('click', () => document.dispatchEvent(new Event('shop-stuck')));
