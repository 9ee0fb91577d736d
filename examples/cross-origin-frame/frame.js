// The other name of this machine stands for the other company's site.
const address = new URL('frame.html', location.href);
address.hostname = address.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
document.querySelector('iframe').src = address.href;
