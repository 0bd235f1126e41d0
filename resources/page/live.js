// The event stream of a page, in a worker that all its tabs share: a browser keeps six
// connections to an HTTP/1.1 host, so a stream for each tab would hang the seventh. Where there
// are no shared workers each tab has one of its own.
const ears = [], news = {};
const tell = part => {
  Object.assign(news, part);
  ears.forEach(ear => ear.postMessage(part));
};
const listen = () => {
  const source = new EventSource('events');
  source.onopen = () => tell({live: true});
  source.onerror = () => {
    tell({live: false});
    // The browser reconnects by itself unless the server refused.
    if (source.readyState == 2) setTimeout(listen, 5000 + Math.random() * 10000);
  };
  source.addEventListener('page', event => tell(JSON.parse(event.data)));
};
if ('onconnect' in self) {
  onconnect = ({ports: [port]}) => {
    ears.push(port);
    port.postMessage(news);
  };
} else ears.push(self);
listen();
