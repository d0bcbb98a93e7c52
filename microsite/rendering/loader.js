// Brings in the scripts of a page, whose addresses are its data, each only with the content that it was built with.
{
  const { dataset } = document.currentScript;
  const bring = ([name, integrity, type]) => {
    const script = document.createElement("script");
    if (location.protocol !== "file:") script.integrity = integrity; // a disk tells no origin to check it by
    script.type = type;
    script.async = false; // in their order
    script.setAttribute("blocking", "render");
    script.src = dataset[name];
    document.head.append(script);
  };
  [/* FIRST */].forEach(bring);
  addEventListener("DOMContentLoaded", () => [/* WHEN READ */].forEach(bring));
}
