// Ends whatever worker stood at this address: it is empty, forgets what was kept, and takes itself out.
addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(registration.scope)) await caches.delete(name);
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) if ("navigate" in page) page.navigate(page.url);
})()));
