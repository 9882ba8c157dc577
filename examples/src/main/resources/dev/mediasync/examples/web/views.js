// The pages. Each gives what it shows, and what it does about changes.

import { calmly, get, post } from './server.js';
import { address, element, fill, Grid, known, paint, place, tile } from './tiles.js';

const MANY = 5000;
const FIRST = 200;
const plural = { movie: 'Films', show: 'Shows', season: 'Seasons', episode: 'Episodes', artist: 'Artists', album: 'Albums',
  track: 'Tracks', collection: 'Collections', playlist: 'Playlists', music_video: 'Music videos', video: 'Videos' };
const TOP = ['movie', 'show', 'artist', 'collection', 'playlist', 'music_video', 'video'];

const libraryAddress = key => `#/library/${encodeURIComponent(key)}`;
const time = text => (text ? new Date(text).toLocaleString() : 'never');

export async function marks(parameters = {}) {
  const answer = await get('marks', parameters);
  known.watched = new Set(answer.watched);
  known.begun = new Set(answer.begun);
}

function row(title, items) {
  return items.length === 0 ? null : element('section', { 'aria-label': title },
    element('h2', {}, title), element('div', { class: 'row' }, ...items.map(tile)));
}

export async function home(app) {
  const root = element('div');
  const draw = async () => {
    const [rows, all] = await Promise.all([get('home'), app.libraries(), marks({ stage: '' })]);
    root.replaceChildren(element('h1', {}, 'Home'), ...[
      row('Continue watching', rows.continue),
      element('h2', {}, 'Libraries'),
      all.length === 0 ? element('p', { class: 'soft' }, 'Nothing is recorded yet; the first sync is under way.') : null,
      element('ul', { class: 'cards' }, ...all.map(card)),
      row('Recently added', rows.recent)].filter(Boolean));
  };
  await draw();
  const redraw = calmly(draw);
  return { root, page: 'home', title: 'Home', onChange: redraw, onState: redraw, onRun: redraw, onSource: redraw, reload: redraw };
}

function card(library) {
  const away = known.away.has(library.source);
  const kinds = Object.entries(library.kinds).filter(([kind]) => plural[kind])
    .map(([kind, count]) => `${count} ${plural[kind].toLowerCase()}`).join(', ');
  return element('li', {}, element('a', { class: `card${away ? ' away' : ''}`, href: libraryAddress(library.key) },
    element('b', {}, library.name),
    element('span', { class: 'soft' }, kinds || 'empty'),
    element('br'),
    element('span', { class: away || library.blocked ? 'bad' : 'soft' },
      away ? 'Away; shown as it was' : library.blocked ? 'Removals wait for your review' : `In step, ${time(library.lastRun)}`)));
}

export async function library(app, key) {
  const found = (await app.libraries()).find(one => one.key === key);
  if (!found) {
    return { root: element('p', {}, 'There is no such library any more.'), page: '', title: 'Gone' };
  }
  const kinds = Object.keys(found.kinds);
  const view = { kind: TOP.find(kind => kinds.includes(kind)) ?? kinds[0], sort: 'TITLE', stage: '' };
  const grid = new Grid();
  const many = element('span', { class: 'soft', role: 'status' });
  const counted = () => {
    many.textContent = `${grid.count.toLocaleString()} ${(plural[view.kind] ?? 'items').toLowerCase()}`;
  };
  let turn = 0;
  const load = async () => {
    const mine = ++turn;
    const asked = { library: key, ...view, direction: view.sort === 'TITLE' ? 'ASCENDING' : 'DESCENDING' };
    const marked = marks({ library: key, kind: view.kind });
    const quiet = grid.items.length > 0;
    let items = [];
    let next = '';
    let count = 0;
    do {
      const page = await get('items', { ...asked, from: next, limit: items.length === 0 && !quiet ? FIRST : MANY });
      await marked;
      if (mine !== turn) {
        return;
      }
      items = items.concat(page.items);
      count = page.count ?? count;
      next = page.next;
      if (!quiet || !next) {
        grid.show(items, next ? count : items.length);
        counted();
      }
    } while (next);
    grid.refill();
  };
  const tried = () => load().catch(app.complain);
  const choose = change => {
    Object.assign(view, change);
    grid.show([], 0);
    tabs.replaceChildren(...buttons());
    tried();
  };
  const buttons = () => kinds.filter(kind => TOP.includes(kind) || kinds.length === 1 || kind === 'episode' || kind === 'album')
    .map(kind => element('button', { 'aria-pressed': String(kind === view.kind), onclick: () => choose({ kind }) },
      plural[kind] ?? kind));
  const tabs = element('div', { class: 'bar', role: 'group', 'aria-label': 'Kind' }, ...buttons());
  const select = (label, name, options) => element('select', { 'aria-label': label,
    onchange: event => choose({ [name]: event.target.value }) },
  ...options.map(([value, text]) => element('option', { value }, text)));
  const root = element('div', {}, element('h1', {}, found.name), element('div', { class: 'bar' }, tabs,
    select('Order', 'sort', [['TITLE', 'By title'], ['RECORDED', 'Newest first'], ['RELEASED', 'By release']]),
    select('Which', 'stage', [['', 'All'], ['UNWATCHED', 'Unwatched'], ['IN_PROGRESS', 'In progress'], ['WATCHED', 'Watched']]),
    many), grid.root);
  tried();
  const reload = calmly(tried);
  return {
    root,
    page: '',
    title: found.name,
    onChange: event => {
      if (event.library !== key || event.kind !== view.kind) {
        return;
      }
      if (event.verb === 'REMOVED') {
        grid.remove(event.key);
        counted();
      } else if (!event.item || !grid.replace(event.from ?? event.key, event.item) || view.sort === 'TITLE') {
        reload();
      }
    },
    onState: () => reload(),
    onSource: () => grid.refill(),
    reload,
    close: () => {
      turn++;
      reload.cancel();
      grid.close();
    },
  };
}

export async function item(app, key) {
  const root = element('div');
  let current = key;
  const draw = async () => {
    let it;
    try {
      it = await get('item', { key: current });
    } catch (error) {
      root.replaceChildren(element('h1', {}, 'Gone'), element('p', {}, error.message));
      return;
    }
    document.title = `${it.title} · MediaSync`;
    root.replaceChildren(...details(app, it));
  };
  await draw();
  const redraw = calmly(draw);
  return {
    root,
    page: '',
    title: 'Item',
    onChange: event => {
      if (event.from === current) {
        current = event.key;
        history.replaceState(null, '', address(current));
      }
      redraw();
    },
    onState: redraw,
    onSource: redraw,
    reload: redraw,
    close: () => redraw.cancel(),
  };
}

const minutes = seconds => (seconds ? `${Math.round(seconds / 60)} min` : null);

function seen(app, it) {
  const button = element('button', { 'aria-pressed': String(it.played) }, it.played ? '✓ Watched' : 'Mark as watched');
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await post('state', { key: it.key, played: !it.played });
    } catch (error) {
      app.complain(error);
      button.disabled = false;
    }
  });
  return button;
}

function details(app, it) {
  const cover = element('div', { class: `cover${it.kind === 'episode' ? ' wide' : ''}`, 'aria-hidden': 'true' },
    element('span', {}, it.title));
  paint(cover, it);
  const playable = !['show', 'season', 'artist', 'album', 'collection', 'playlist'].includes(it.kind);
  const facts = [it.year, minutes(it.runtimeSeconds), place(it), it.genres.join(', ')].filter(Boolean).join(' · ');
  const people = it.credits.slice(0, 24).map(credit => credit.character ? `${credit.person} (${credit.character})` : credit.person);
  const away = !it.available || known.away.has(it.source);
  const out = [element('div', { class: `detail${away ? ' away' : ''}` }, cover, element('div', {},
    it.parent ? element('a', { class: 'soft', href: address(it.parent) }, `↑ ${it.parentTitle ?? 'Up'}`) : null,
    element('h1', {}, it.title),
    it.original && it.original !== it.title ? element('p', { class: 'soft' }, it.original) : null,
    element('p', { class: 'soft' }, facts),
    away ? element('p', { class: 'bad' }, 'Not available now.') : null,
    it.tagline ? element('p', {}, element('em', {}, it.tagline)) : null,
    it.summary ? element('p', {}, it.summary) : null,
    playable ? element('p', {}, seen(app, it), it.positionSeconds ? ` stopped at ${minutes(it.positionSeconds)}` : null) : null,
    it.next ? element('p', {}, 'Next: ', element('a', { href: address(it.next.key) }, `${place(it.next)} ${it.next.title}`)) : null,
    people.length ? element('p', { class: 'soft' }, people.join(', ')) : null,
    it.files.length ? element('details', {}, element('summary', {}, 'Files'),
      ...it.files.map(file => element('p', {}, element('code', {}, file.file)))) : null))];
  const list = it.children.filter(child => ['episode', 'track'].includes(child.kind));
  const rest = it.children.filter(child => !list.includes(child));
  if (rest.length) {
    out.push(element('h2', {}, plural[rest[0].kind] ?? 'Inside'), element('div', { class: 'row' }, ...rest.map(tile)));
  }
  if (list.length) {
    out.push(element('h2', {}, plural[list[0].kind]), element('ul', { class: 'episodes' }, ...list.map(child =>
      element('li', { 'data-key': child.key }, element('span', { class: 'soft' }, place(child)),
        element('a', { href: address(child.key) }, child.title), seen(app, child)))));
  }
  return out;
}

export async function search(app, text) {
  const root = element('div');
  const draw = async () => {
    const { items } = await get('search', { q: text });
    const grid = element('div', { class: 'cards' }, ...items.map(tile));
    root.replaceChildren(element('h1', {}, `“${text}”`),
      items.length ? grid : element('p', { class: 'soft' }, 'Nothing fits. Beginnings of words are enough, in any script.'));
  };
  await draw();
  const redraw = calmly(draw);
  return { root, page: '', title: text, onChange: redraw, onSource: redraw, reload: redraw, close: () => redraw.cancel() };
}

export async function activity(app) {
  const root = element('div');
  const draw = async () => {
    const [plans, history, all, sources] = await Promise.all(
      [get('plans'), get('history'), app.libraries(), get('sources')]);
    root.replaceChildren(element('h1', {}, 'Activity'),
      ...plans.plans.map(plan => review(app, plan, redraw)),
      element('div', { class: 'bar' }, element('button', { onclick: () => post('sync').catch(app.complain) }, 'Sync now')),
      element('h2', {}, 'Sources'), table(['Source', 'State', 'Since'], sources.sources.map(source =>
        [source.address, source.message ?? source.state, time(source.since)])),
      element('h2', {}, 'Libraries'), table(['Library', 'Items', 'Last run', 'Kept back', 'Why'], all.map(one =>
        [one.name, one.items, `${one.outcome ?? '–'}, ${time(one.lastRun)}`, one.withheld,
          one.error ?? one.reasons.map(reason => reason.message).join('; ')])),
      element('h2', {}, 'Runs'),
      history.runs.length === 0 ? element('p', { class: 'soft' }, 'None yet.') : table(
        ['Ended', 'Library', 'Look', 'Outcome', 'New', 'Changed', 'Moved', 'Removed', 'Time'], history.runs.map(run =>
          [time(run.ended), run.library, run.mode.toLowerCase(), run.outcome, run.counts.added, run.counts.updated,
            run.counts.rekeyed, run.counts.removed, `${run.millis} ms`])));
  };
  const redraw = calmly(draw);
  await draw();
  return { root, page: 'activity', title: 'Activity', onRun: redraw, onChange: redraw, onSource: redraw, reload: redraw,
    close: () => redraw.cancel() };
}

function table(heads, rows) {
  return element('table', {}, element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, String(cell ?? '')))))));
}

function review(app, plan, done) {
  const approve = element('button', { class: 'first', 'data-approve': plan.digest }, `Remove these ${plan.count}`);
  const sure = element('input', { type: 'checkbox', id: `sure-${plan.digest}` });
  approve.disabled = true;
  sure.addEventListener('change', () => {
    approve.disabled = !sure.checked;
  });
  approve.addEventListener('click', async () => {
    approve.disabled = true;
    try {
      await post('approve', { digest: plan.digest });
    } catch (error) {
      app.complain(error);
    }
    done();
  });
  return element('section', { class: 'plan', 'aria-label': `Removals in ${plan.name}` },
    element('h2', {}, `${plan.name}: ${plan.count} of ${plan.items} would be removed`),
    ...plan.reasons.map(reason => element('p', {}, reason.message)),
    element('ul', {}, ...plan.losses.map(loss => element('li', {}, `${loss.title} (${loss.kind})`))),
    plan.count > plan.losses.length ? element('p', { class: 'soft' }, `and ${plan.count - plan.losses.length} more`) : null,
    element('p', {}, sure, element('label', { for: `sure-${plan.digest}` }, ' I have looked: these are really gone.')),
    approve, element('p', { class: 'soft' }, element('code', {}, plan.digest)));
}
