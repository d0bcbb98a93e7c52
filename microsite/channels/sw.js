// Keeps the pages that matter most for readers without a connection. With one, the network comes first.
const CACHE = `${registration.scope}#VERSION`;
const KEPT = [/* KEPT */];
const PATIENCE = 3000; // milliseconds before a kept page is shown, on a slow line

addEventListener("install", event => {
  const fresh = KEPT.map(url => new Request(url, { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(fresh)).then(() => skipWaiting()));
});

addEventListener("activate", event => {
  const former = name => name.startsWith(`${registration.scope}#`) && name !== CACHE;
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(former).map(name => caches.delete(name)))));
});

addEventListener("fetch", event => {
  if (event.request.method === "GET") event.respondWith(answer(event));
});

async function answer(event) {
  const { request } = event;
  const page = request.mode === "navigate";
  const key = page ? request.url.split(/[?#]/)[0] : request;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(key);
  if (!page) return kept ?? fetch(request); // the name of what is kept changes with its content
  const fresh = fetch(request, { cache: "no-cache" }).then(response => {
    if (response.ok) event.waitUntil(cache.put(key, response.clone()));
    return response;
  });
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  const slow = new Promise(done => setTimeout(done, PATIENCE));
  const response = await Promise.race([fresh, slow]).catch(() => {});
  return response && response.status < 500 ? response : kept;
}
