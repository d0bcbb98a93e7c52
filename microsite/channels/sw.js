// Keeps the pages that matter most, and those that were read, for readers without a connection. With one, the network
// comes first. A kept page always says of which day it is, and nothing is shown from here that has not met its site
// for too long.
const EDITION = "VERSION"; // so that browsers take each publication for a new worker
const KEPT = [/* KEPT */];
const SAY = [/* SAY */]; // language, and what stands above a kept page
const INSTEAD = "/* INSTEAD */"; // the page for what is not kept
const PATIENCE = 3000; // milliseconds before a kept page is shown, on a slow line
const LONGEST = 30 * 86400000; // milliseconds without contact, after which nothing here counts any more
const MOST = 40; // pages kept besides, and as many of the files that they load

const { scope } = registration;
const NAME = `${scope}#kept`;
const MET = `${scope}assets/met`; // when the site was last met
const ALWAYS = [...KEPT.map(url => new URL(url, scope).href), MET];
const coming = new Map(); // by address, whether the answer that is under way is what was kept
const kept = url => caches.match(url, { cacheName: NAME });
const asset = url => url.includes("/assets/");
const html = (text, day) => new Response(text, { headers: { "content-type": "text/html; charset=utf-8", day } });

async function keep(url, response) {
  if (!response.ok) throw response;
  const cache = await caches.open(NAME);
  await cache.delete(url); // so that the oldest stands first
  await cache.put(url, asset(url) ? response : html(await response.text(), Date.now()));
  const alike = (await cache.keys()).map(one => one.url).filter(one => asset(one) === asset(url) && !ALWAYS.includes(one));
  await Promise.all(alike.slice(0, -MOST).map(one => cache.delete(one)));
}

addEventListener("install", event => event.waitUntil((async () => {
  await Promise.all(ALWAYS.slice(0, -1).map(async url => keep(url, await fetch(url, { cache: "no-cache" }))));
  await skipWaiting();
})()));

addEventListener("activate", event => event.waitUntil(clear(NAME)));

async function clear(but) {
  const own = (await caches.keys()).filter(name => name.startsWith(`${scope}#`) && name !== but);
  await Promise.all(own.map(name => caches.delete(name)));
}

async function end() {
  await clear();
  await registration.unregister();
}

addEventListener("fetch", event => {
  if (event.request.method === "GET") event.respondWith(answer(event));
});

// A page asks whether what it shows is what came in the end.
addEventListener("message", event => event.waitUntil((async () => {
  const same = await coming.get(event.data);
  if (same !== undefined) event.source.postMessage(same);
})()));

async function answer(event) {
  const { request } = event;
  if (request.mode !== "navigate") return await kept(request) || loaded(request); // their names change with them
  const url = request.url.split(/[?#]/)[0];
  const fresh = fetch(request.url, {
    cache: "no-cache", credentials: "same-origin", redirect: "manual", // a visit itself is sent as it is, in old Chrome
  });
  coming.set(url, fresh.then(response => met(url, response.clone())).catch(() => {}));
  event.waitUntil(coming.get(url));
  const slow = new Promise(done => setTimeout(done, PATIENCE));
  const works = response => response && response.status < 500 && response;
  return works(await Promise.race([fresh, slow]).catch(() => {})) || await told(url)
    || works(await fresh.catch(() => {})) || await instead(url) || fresh;
}

async function loaded(request) {
  const response = await fetch(request);
  if (response.ok && asset(request.url)) await keep(request.url, response.clone());
  return response;
}

async function met(url, response) {
  if (response.status === 404 && url === scope) return end(); // the site is gone
  if (!response.ok || response.redirected) return;
  const before = await kept(url);
  const same = Boolean(before) && await before.text() === await response.clone().text();
  await keep(url, response);
  await keep(MET, new Response(Date.now()));
  return same;
}

async function told(url) {
  const page = await kept(url);
  if (!page) return;
  const day = Number(page.headers.get("day"));
  const contact = await kept(MET);
  if (Date.now() - (contact ? await contact.text() : day) > LONGEST) return end();
  const written = new Date(day).toLocaleDateString(SAY[0], { year: "numeric", month: "long", day: "numeric" });
  const note = `<p class="ms-kept" role="status">${SAY[1].replace("{}", written)}</p>`;
  return html((await page.text()).replace(/<body[^>]*>/, body => body + note), day);
}

async function instead(url) {
  const page = scope + INSTEAD;
  if (url !== page && await kept(page)) return Response.redirect(`${page}#/${url.slice(scope.length)}`);
}
