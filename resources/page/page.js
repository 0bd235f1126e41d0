// Live updates, times in the visitor's zone, and a word on each bar. The page is whole without.
(() => {
  const doc = document, root = doc.documentElement, body = doc.body, words = body.dataset;
  const same = tag => tag.split('-')[0] == root.lang.split('-')[0];
  const lang = (navigator.languages || []).find(same) || root.lang;
  const format = options => new Intl.DateTimeFormat(lang, options);
  const clock = format({hour: '2-digit', minute: '2-digit'});
  const dated = format({day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
  const whole = format({dateStyle: 'full', timeStyle: 'long'});
  const dayName = format({weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC'});
  const relative = new Intl.RelativeTimeFormat(lang, {numeric: 'auto'});

  // "14:21 · 38 minutes ago" from <time class="at">; the page's own zone stays in the title.
  const ago = date => {
    const minutes = Math.min(0, Math.round((date - Date.now()) / 6e4));
    if (minutes > -60) return relative.format(minutes, 'minute');
    if (minutes > -2880) return relative.format(Math.round(minutes / 60), 'hour');
    return relative.format(Math.round(minutes / 1440), 'day');
  };
  const localTimes = where => where.querySelectorAll('time.at').forEach(element => {
    const date = new Date(element.dateTime);
    const today = date.toDateString() == new Date().toDateString();
    element.dataset.zone ||= element.textContent;
    element.title = whole.format(date) + ' (' + element.dataset.zone + ')';
    const text = (today ? clock : dated).format(date);
    const next = element.dataset.ago == null ? text : text + ' · ' + ago(date);
    if (element.textContent != next) element.textContent = next;
  });

  // Makes the element `old` like `fresh` with as few changes as will do, so that scroll,
  // focus and what a visitor has unfolded stay.
  const keyOf = node => node.id || (node.getAttribute && node.getAttribute('aria-labelledby')) || '';
  const alike = (a, b) => a.nodeName == b.nodeName && keyOf(a) == keyOf(b);
  const morph = (old, fresh) => {
    if (old.nodeType != 1) {
      if (old.data != fresh.data) old.data = fresh.data;
      return;
    }
    for (const {name} of [...old.attributes])
      if (!fresh.hasAttribute(name) && !(name == 'open' && old.touched)) old.removeAttribute(name);
    for (const {name, value} of fresh.attributes)
      if (old.getAttribute(name) != value && !(name == 'open' && old.touched)) old.setAttribute(name, value);
    let at = old.firstChild;
    const drop = () => {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    };
    const children = [...fresh.childNodes], keys = new Set(children.map(keyOf));
    for (const child of children) {
      while (at && !keys.has(keyOf(at))) drop();
      let match = at;
      while (match && !alike(match, child)) match = match.nextSibling;
      // Rather than move it, which would lose its focus, remove what is before it.
      if (match && keyOf(child)) while (at != match && !keyOf(at)) drop();
      if (match && (match == at || keyOf(child))) {
        if (match == at) at = at.nextSibling;
        else old.insertBefore(match, at);
        morph(match, child);
      } else if (at && at.nodeName == child.nodeName && !keyOf(at)) {
        const next = at.nextSibling;
        old.replaceChild(child, at);
        at = next;
      } else old.insertBefore(child, at);
    }
    while (at) drop();
  };
  doc.addEventListener('click', event => {
    const summary = event.target.closest('summary');
    if (summary) summary.parentNode.touched = true;
  });

  let seen = words.revision, loading = false, again = false;
  const load = async () => {
    if (loading) { again = true; return; }
    loading = true;
    again = false;
    try {
      const answer = await fetch(location.pathname + '?r=' + encodeURIComponent(seen), {cache: 'no-cache'});
      if (answer.status == 404 || answer.status == 410) { location.reload(); return; }
      if (!answer.ok) throw answer.status; // a good page, if an old one, beats an error
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (fresh.body.dataset.assets != words.assets) { location.reload(); return; }
      localTimes(fresh);
      hide();
      morph(doc.querySelector('main'), fresh.querySelector('main'));
      doc.title = fresh.title;
      const icon = doc.querySelector('link[rel=icon]');
      icon.href = fresh.querySelector('link[rel=icon]').href;
    } catch {
      again = true;
      await new Promise(done => setTimeout(done, 2000 + Math.random() * 4000));
    }
    loading = false;
    if (again) load();
  };
  const hear = ({data: {live, revision}}) => {
    if (live != null) root.dataset.live = live ? 'on' : 'off';
    if (!revision || revision == seen) return;
    seen = revision;
    // All visitors hear at once; spread out, they do not ask at once.
    setTimeout(load, Math.random() * 300);
  };
  const listen = () => {
    const worker = window.SharedWorker ? new SharedWorker(words.worker).port : new Worker(words.worker);
    worker.onmessage = hear;
  };

  // A word on the bar under the pointer or, by the arrow keys, on the focused row's bars.
  const tip = doc.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('role', 'status');
  const hide = () => tip.remove();
  const show = (bars, index) => {
    const tree = bars.closest('.tree'), count = +tree.dataset.days;
    index = Math.max(0, Math.min(count - 1, index));
    const item = bars.closest('details').querySelector(':scope>.days>[data-i="' + index + '"]');
    const date = new Date(tree.dataset.from + 'T00:00Z');
    date.setUTCDate(date.getUTCDate() + index);
    const unknown = index < +(bars.dataset.known || 0);
    const title = doc.createElement('b');
    title.textContent = dayName.format(date);
    tip.replaceChildren(title, item ? item.lastElementChild.textContent : unknown ? words.unknown : words.fine);
    body.append(tip);
    const box = bars.firstElementChild.getBoundingClientRect();
    const part = (index + .5) / count;
    const x = box.left + box.width * (root.dir == 'rtl' ? 1 - part : part);
    const left = Math.max(12, Math.min(root.clientWidth - tip.offsetWidth - 12, x - tip.offsetWidth / 2));
    const above = box.top - tip.offsetHeight - 8;
    Object.assign(tip.style, {left: left + scrollX + 'px', top: (above < 8 ? box.bottom + 8 : above) + scrollY + 'px'});
    bars.at = index;
  };
  const point = event => {
    const bars = event.target.closest && event.target.closest('.bars');
    if (!bars) return hide();
    const box = bars.firstElementChild.getBoundingClientRect();
    let part = (event.clientX - box.left) / box.width;
    if (root.dir == 'rtl') part = 1 - part;
    show(bars, Math.floor(part * +bars.closest('.tree').dataset.days));
  };
  doc.addEventListener('pointermove', point);
  doc.addEventListener('pointerdown', point);
  doc.addEventListener('focusout', hide);
  doc.addEventListener('keydown', event => {
    if (event.key == 'Escape') return hide();
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    const bars = step && event.target.matches('summary') && event.target.querySelector('.bars');
    if (!bars || !bars.clientWidth) return;
    event.preventDefault();
    const last = +bars.closest('.tree').dataset.days;
    show(bars, (bars.at ?? last) + (root.dir == 'rtl' ? -step : step));
  });

  root.dataset.js = '';
  localTimes(doc);
  setInterval(() => localTimes(doc), 30000);
  if (words.worker && window.Worker) listen();
})();
