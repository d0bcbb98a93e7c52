// The defaults, with search on the reader's device and all pages of a language at the side.
import { readdirSync } from "node:fs";

const pages = (language) => readdirSync(language, { recursive: true }).filter((name) => name.endsWith(".md")).sort()
  .map((name) => ({ text: name.replace(/(\/index)?\.md$/, ""), link: `/${language}/${name.replace(/(index)?\.md$/, "")}` }));

export default {
  title: "Know your rights",
  locales: { en: { label: "English", lang: "en" }, zh: { label: "中文", lang: "zh-Hans", title: "金融消费者权益" } },
  themeConfig: { search: { provider: "local" }, sidebar: { "/en/": pages("en"), "/zh/": pages("zh") } },
};
