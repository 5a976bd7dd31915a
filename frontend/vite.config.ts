import { defineConfig, type Plugin } from "vite";

/** Only WOFF2 is served, under a name of our own: a font of the machine cannot hide a missing one. */
function fonts(): Plugin {
  return {
    name: "fonts",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("@fontsource/") || !id.includes(".css")) return undefined;
      return code
        .replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, "")
        .replaceAll("'Noto Sans SC'", "'Polysight Sans'");
    },
  };
}

export default defineConfig({
  base: "/",
  plugins: [fonts()],
  build: {
    outDir: "../src/polysight/web/page",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
