// Pictures beside the ways in the menu, once somebody opens it; the words are there without them.
const PICTURES = {
  "complain/money-gone/": "gone",
  "complain/what-happened/": "know",
  "complain/": "complain",
  "risks/": "doubt",
  "rights/": "fair",
  "products/": "sign",
  "branch/": "branch",
  "campaigns/": "campaign",
};
const home = document.querySelector(".ms-brand").href;

fetch(new URL("../images/subjects.json", import.meta.url)).then((answer) => answer.json()).then((drawings) => {
  for (const link of document.querySelectorAll(".ms-menu li a")) {
    const drawing = drawings[PICTURES[link.href.slice(home.length)]];
    if (drawing) link.insertAdjacentHTML("afterbegin", drawing);
  }
}).catch(() => { /* offline, or on a disk */ });
