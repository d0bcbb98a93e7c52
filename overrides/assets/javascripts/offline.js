// Once a page is there, keep what matters most, in both languages, for when there is no connection.
const { home, other } = document.currentScript.dataset;

addEventListener("load", () => {
  for (const worker of ["sw.js", `../${other}/sw.js`]) {
    navigator.serviceWorker?.register(home.replace(/\/?$/, "/") + worker)
      .then(registration => registration.update()) // a publication in the other language too
      .catch(() => {}); // the site works without
  }
});
