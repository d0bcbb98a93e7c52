// In front of a site: what is in the reader's language stands first, its numbers on the first screen.
const sections = [...document.querySelectorAll(".ms-choose section")];
const mother = (tag) => tag.toLowerCase().split("-")[0];
const [mine] = navigator.languages
  .map((tag) => sections.find(({ lang }) => mother(lang) === mother(tag)))
  .filter(Boolean);
if (mine) sections[0].parentElement.insertBefore(mine, sections[0]);
