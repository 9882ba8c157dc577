// Tiles, alone and as a grid that shows only what is on the screen.

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      node.addEventListener(key.slice(2), value);
    } else if (value === true) {
      node.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(key, value);
    }
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

function hue(text) {
  let hash = 0;
  for (const character of text) {
    hash = (hash * 33 + character.codePointAt(0)) % 65521;
  }
  return (hash * 137) % 360;
}

export function paint(cover, item) {
  cover.style.setProperty('--hue', hue(item.show ?? item.title));
}

const number = (letter, value) => (value === null || value === undefined ? '' : letter + String(value).padStart(2, '0'));

export function place(item) {
  return item.kind === 'episode' ? number('S', item.season) + number('E', item.episode) : '';
}

export const address = key => `#/item/${encodeURIComponent(key)}`;

// What is known of all tiles: which sources are away, and what was seen.
export const known = { away: new Set(), watched: new Set(), begun: new Set() };

export const sourceOf = key => key.slice(0, key.indexOf('/') < 0 ? key.length : key.indexOf('/'));

export function fill(tile, item) {
  tile.className = 'tile';
  tile.href = address(item.key);
  tile.dataset.key = item.key;
  const [cover, name, more] = tile.children;
  const [title, mark, bar] = cover.children;
  paint(cover, item);
  title.textContent = item.show ?? item.title;
  name.textContent = item.title;
  more.textContent = [item.show, place(item), item.kind === 'movie' || item.kind === 'show' ? item.year : null]
    .filter(Boolean).join(' · ') || ' ';
  mark.textContent = known.watched.has(item.key) ? '✓' : '';
  bar.hidden = !known.begun.has(item.key);
  const away = !item.available || known.away.has(item.source ?? sourceOf(item.key));
  tile.classList.toggle('away', away);
  tile.setAttribute('aria-label', `${item.title}${item.year ? `, ${item.year}` : ''}`
    + `${mark.textContent ? ', watched' : ''}${away ? ', not available now' : ''}`);
}

export function blank() {
  return element('a', { class: 'tile empty' },
    element('span', { class: 'cover', 'aria-hidden': 'true' }, element('span'), element('i'), element('u', { hidden: true })),
    element('span', { class: 'name' }), element('span', { class: 'more' }));
}

export function tile(item) {
  const node = blank();
  fill(node, item);
  return node;
}

const CAPTION = 50;
const SPARE_ROWS = 2;

// A grid of many tiles. Only those near the screen exist; a tile keeps its element for as long as it is shown, through
// moves and new keys, so that the focus stays where it is.
export class Grid {
  constructor() {
    this.items = [];
    this.count = 0;
    this.nodes = new Map();
    this.root = element('div', { class: 'grid', role: 'list' });
    this.draw = this.draw.bind(this);
    this.later = () => {
      this.frame ??= requestAnimationFrame(this.draw);
    };
    this.resized = () => {
      this.root.classList.add('still');
      this.later();
    };
    addEventListener('scroll', this.later, { passive: true });
    addEventListener('resize', this.resized);
    this.root.addEventListener('keydown', event => this.key(event));
  }

  show(items, count) {
    this.items = items;
    this.count = Math.max(count, items.length);
    this.later();
  }

  index(key) {
    return this.items.findIndex(item => item.key === key);
  }

  remove(key) {
    const at = this.index(key);
    if (at >= 0) {
      this.items.splice(at, 1);
      this.count -= 1;
      this.later();
    }
  }

  // Gives whether the item was shown before.
  replace(key, item) {
    const at = this.index(key);
    if (at < 0) {
      return false;
    }
    this.items[at] = item;
    const node = this.nodes.get(key);
    if (node && key !== item.key) {
      this.nodes.delete(key);
      this.nodes.set(item.key, node);
    }
    if (node) {
      fill(node, item);
    }
    this.later();
    return true;
  }

  measure() {
    const style = getComputedStyle(document.documentElement);
    const least = parseFloat(style.getPropertyValue('--tile'));
    const gap = parseFloat(style.getPropertyValue('--gap'));
    const width = this.root.clientWidth;
    this.columns = Math.max(1, Math.floor((width + gap) / (least + gap)));
    this.step = (width + gap) / this.columns;
    this.width = this.step - gap;
    this.rise = this.width * 1.5 + CAPTION + gap;
  }

  draw() {
    this.frame = null;
    if (!this.root.isConnected) {
      return;
    }
    this.measure();
    const rows = Math.ceil(this.count / this.columns);
    this.root.style.height = `${rows * this.rise}px`;
    this.root.style.setProperty('--width', `${this.width}px`);
    const top = -this.root.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / this.rise) - SPARE_ROWS);
    const last = Math.min(rows, Math.ceil((top + innerHeight) / this.rise) + SPARE_ROWS);
    const kept = new Map();
    for (let at = first * this.columns; at < Math.min(this.count, last * this.columns); at++) {
      this.put(at, kept);
    }
    for (const [key, node] of this.nodes) {
      if (kept.get(key) !== node) {
        node.remove();
      }
    }
    // In the order in which they are seen, for whoever goes from one to the next; one that is in place keeps the focus.
    let next = this.root.firstChild;
    for (const node of kept.values()) {
      if (node === next) {
        next = next.nextSibling;
      } else {
        this.root.insertBefore(node, next);
      }
    }
    this.nodes = kept;
    requestAnimationFrame(() => this.root.classList.remove('still'));
  }

  put(at, kept) {
    const item = this.items[at];
    const key = item ? item.key : `blank ${at}`;
    let node = this.nodes.get(key);
    if (!node) {
      node = blank();
      node.setAttribute('role', 'listitem');
      if (item) {
        fill(node, item);
      }
    }
    node.dataset.at = at;
    const x = (at % this.columns) * this.step;
    const y = Math.floor(at / this.columns) * this.rise;
    node.style.transform = `translate(${x}px, ${y}px)`;
    kept.set(key, node);
  }

  refill() {
    for (const item of this.items) {
      const node = this.nodes.get(item.key);
      if (node) {
        fill(node, item);
      }
    }
  }

  key(event) {
    const from = event.target.closest('.tile');
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns, ArrowDown: this.columns };
    const ends = { Home: 0, End: this.items.length - 1 };
    if (!from || !(event.key in steps || event.key in ends) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const wanted = event.key in ends ? ends[event.key] : Number(from.dataset.at) + steps[event.key];
    const at = Math.max(0, Math.min(this.items.length - 1, wanted));
    const y = this.root.getBoundingClientRect().top + scrollY + Math.floor(at / this.columns) * this.rise;
    if (y < scrollY + 80 || y + this.rise > scrollY + innerHeight) {
      scrollTo({ top: y - innerHeight / 3 });
    }
    this.draw();
    this.nodes.get(this.items[at].key)?.focus({ preventScroll: true });
  }

  close() {
    removeEventListener('scroll', this.later);
    removeEventListener('resize', this.resized);
  }
}
