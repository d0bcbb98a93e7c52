// The defaults, without search, for which Docusaurus asks another company.
export default {
  title: "Know your rights",
  url: "https://rights.example",
  baseUrl: "/",
  trailingSlash: true,
  onBrokenLinks: "warn",
  markdown: { format: "md" },
  presets: [["classic", { docs: { routeBasePath: "/", sidebarPath: "./sidebars.mjs" }, blog: false }]],
};
