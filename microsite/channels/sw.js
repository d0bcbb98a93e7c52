// Keeps the pages that matter most for readers without a connection. With one, the network comes first. A kept page
// always says of which day it is, and nothing is shown from here that has not met its site for too long.
const CACHE = `${registration.scope}#VERSION`;
const KEPT = [/* KEPT */];
const SAY = [/* SAY */]; // language, and what stands above a kept page
const PATIENCE = 3000; // milliseconds before a kept page is shown, on a slow line
const LONGEST = 30 * 86400000; // milliseconds without contact, after which nothing here counts any more
const MOST = 40; // pages kept besides

const own = name => name.startsWith(`${registration.scope}#`);
const kept = request => caches.match(request, { cacheName: CACHE });
const html = (text, day) => new Response(text, { headers: { "content-type": "text/html; charset=utf-8", day } });

async function keep(cache, key, response) {
  if (!response.ok) throw response;
  await cache.delete(key); // so that the oldest stands first
  await cache.put(key, html(await response.text(), Date.now()));
}

addEventListener("install", event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await Promise.all(KEPT.map(async url => {
    const response = await fetch(url, { cache: "no-cache" });
    if (url.includes("assets/")) await cache.put(url, response);
    else await keep(cache, new URL(url, registration.scope).href, response);
  }));
  await skipWaiting();
})()));

addEventListener("activate", event => event.waitUntil(clear(name => own(name) && name !== CACHE)));

const clear = async which => Promise.all((await caches.keys()).filter(which).map(name => caches.delete(name)));

async function end() {
  await clear(own);
  await registration.unregister();
}

addEventListener("fetch", event => {
  if (event.request.method === "GET") event.respondWith(answer(event));
});

async function answer(event) {
  const { request } = event;
  if (request.mode !== "navigate") return await kept(request) || fetch(request); // their names change with them
  const key = request.url.split(/[?#]/)[0];
  const fresh = fetch(request.url, {
    cache: "no-cache", credentials: "same-origin", redirect: "manual", // a visit itself is sent as it is, in old Chrome
  });
  event.waitUntil(fresh.then(response => met(key, response.clone())).catch(() => {}));
  const slow = new Promise(done => setTimeout(done, PATIENCE));
  const response = await Promise.race([fresh, slow]).catch(() => {});
  if (response && response.status < 500) return response;
  return await told(key) || fresh;
}

async function met(key, response) {
  if (response.status === 404 && key === registration.scope) return end(); // the site is gone
  if (!response.ok || response.redirected) return;
  const cache = await caches.open(CACHE);
  await keep(cache, key, response);
  await cache.put("assets/met", new Response(Date.now()));
  const always = KEPT.map(url => new URL(url, registration.scope).href);
  const pages = (await cache.keys()).filter(({ url }) => !url.includes("/assets/") && !always.includes(url));
  await Promise.all(pages.slice(0, -MOST).map(page => cache.delete(page)));
}

async function told(key) {
  const page = await kept(key);
  if (!page) return;
  const day = page.headers.get("day");
  const contact = await kept("assets/met");
  if (Date.now() - Number(contact ? await contact.text() : day) > LONGEST) return end();
  const written = new Intl.DateTimeFormat(SAY[0], { year: "numeric", month: "long", day: "numeric" }).format(Number(day));
  const note = `<p class="ms-kept" role="status">${SAY[1].replace("{}", written)}</p>`;
  return html((await page.text()).replace(/<body[^>]*>/, body => body + note), day);
}
