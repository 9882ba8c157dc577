// What the page asks of the server, and what it is told.

const secret = document.querySelector('meta[name="mediasync-page"]').content;

async function answer(response) {
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.error);
  }
  return body;
}

export async function get(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') {
      query.set(name, value);
    }
  }
  return answer(await fetch(`/api/${path}?${query}`));
}

export async function post(path, body = {}) {
  return answer(await fetch(`/api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-MediaSync-Page': secret },
    body: JSON.stringify(body),
  }));
}

// The browser opens the stream again by itself whenever it breaks; each "open" means that something may have been missed.
export function listen(hear) {
  const stream = new EventSource('/api/events');
  for (const name of ['open', 'change', 'state', 'progress', 'run', 'source', 'missed']) {
    stream.addEventListener(name, event => {
      if (event.data) {
        hear(name, JSON.parse(event.data));
      }
    });
  }
  stream.onerror = () => hear('lost', {});
}

// Calls once it is quiet, and at the latest after a while.
export function calmly(work, quiet = 150, longest = 1500) {
  let timer = null;
  let since = 0;
  const call = () => {
    const now = performance.now();
    if (timer === null) {
      since = now;
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      work();
    }, Math.max(0, Math.min(quiet, since + longest - now)));
  };
  call.cancel = () => clearTimeout(timer);
  return call;
}
