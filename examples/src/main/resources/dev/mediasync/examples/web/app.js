// Chooses the page, and brings it what the server tells.

import { calmly, get, listen } from './server.js';
import { known } from './tiles.js';
import * as views from './views.js';

const main = document.getElementById('main');
const live = document.getElementById('live');
const notice = document.getElementById('notice');
const progress = document.getElementById('progress');
const waiting = document.getElementById('waiting');
const field = document.querySelector('#search input');

let view = null;
let turn = 0;
let libraries = null;

const app = {
  async libraries() {
    libraries ??= get('libraries').then(answer => answer.libraries);
    const all = await libraries;
    const blocked = all.filter(one => one.blocked).length;
    waiting.hidden = blocked === 0;
    waiting.textContent = blocked;
    waiting.setAttribute('aria-label', `${blocked} to review`);
    return all;
  },
  complain(error) {
    notice.hidden = false;
    notice.textContent = error.message;
  },
};

function wanted() {
  const [, page = '', ...rest] = location.hash.slice(1).split('/');
  const argument = decodeURIComponent(rest.join('/'));
  const pages = { library: views.library, item: views.item, search: views.search, activity: views.activity };
  return () => (pages[page] ?? views.home)(app, argument);
}

async function go() {
  const mine = ++turn;
  try {
    const next = await wanted()();
    if (mine !== turn) {
      next.close?.();
      return;
    }
    view?.close?.();
    view = next;
    main.replaceChildren(view.root);
    document.title = `${view.title} · MediaSync`;
    for (const link of document.querySelectorAll('nav a')) {
      if (link.dataset.page === view.page) {
        link.setAttribute('aria-current', 'page');
      } else {
        link.removeAttribute('aria-current');
      }
    }
    scrollTo(0, 0);
    view.onSource?.();
  } catch (error) {
    app.complain(error);
  }
}

async function sources() {
  const answer = await get('sources');
  known.away = new Set(answer.sources.filter(source => source.away).map(source => source.source));
  const away = answer.sources.filter(source => source.away);
  notice.hidden = away.length === 0;
  notice.textContent = away.map(source => `${source.address}: ${source.message}. What was there is kept and shown in grey.`).join(' ');
  view?.onSource?.();
}

const forget = calmly(() => {
  libraries = null;
  app.libraries().catch(app.complain);
}, 50, 300);

const hearing = {
  open() {
    live.dataset.state = 'live';
    live.textContent = 'Live';
    libraries = null;
    sources().catch(app.complain);
    view?.reload?.();
  },
  lost() {
    live.dataset.state = 'away';
    live.textContent = 'Connecting again';
  },
  missed() {
    libraries = null;
    view?.reload?.();
  },
  change(event) {
    libraries = null;
    for (const marks of event.from ? [known.watched, known.begun] : []) {
      if (marks.delete(event.from)) {
        marks.add(event.key);
      }
    }
    view?.onChange?.(event);
  },
  state(event) {
    known.watched[event.played ? 'add' : 'delete'](event.key);
    view?.onState?.(event);
  },
  source() {
    sources().catch(app.complain);
  },
  progress(event) {
    const share = event.expected ? Math.min(1, event.observed / event.expected) : 0;
    progress.hidden = event.observed === 0;
    progress.firstChild.style.transform = `scaleX(${share})`;
    progress.lastChild.textContent = `${event.name}: ${event.observed.toLocaleString()} seen`;
  },
  run(event) {
    progress.hidden = true;
    forget();
    libraries = null;
    view?.onRun?.(event);
  },
};

listen((name, event) => hearing[name](event));
addEventListener('hashchange', go);
document.getElementById('search').addEventListener('submit', event => event.preventDefault());
field.addEventListener('input', calmly(() => {
  const text = field.value.trim();
  location.hash = text ? `#/search/${encodeURIComponent(text)}` : '#/';
}, 120, 600));
addEventListener('keydown', event => {
  if (event.key === '/' && !event.target.closest('input, select, textarea')) {
    event.preventDefault();
    field.focus();
  }
});
go();
