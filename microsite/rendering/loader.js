// Brings in the scripts of a page, whose addresses are its data, each only with the content that it was built with.
{
  const { dataset } = document.currentScript;
  const bring = ([name, sum, type]) => document.head.append(Object.assign(document.createElement("script"), {
    type,
    async: false, // in their order
    blocking: "render",
    integrity: /^file:/.test(location) ? "" : sum, // a disk tells no origin to check it by
    src: dataset[name]
  }));
  [/*FIRST*/].forEach(bring);
  addEventListener("DOMContentLoaded", () => [/*WHEN READ*/].forEach(bring));
}
