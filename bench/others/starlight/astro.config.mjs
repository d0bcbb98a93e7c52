// The defaults, in two languages.
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  integrations: [starlight({
    title: { en: "Know your rights", "zh-CN": "金融消费者权益" },
    defaultLocale: "en",
    locales: { en: { label: "English" }, zh: { label: "中文", lang: "zh-CN" } },
  })],
});
