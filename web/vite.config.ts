import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The server that `npm run dev` passes questions on to: `vigie serve --port 8765`.
const server = process.env.VIGIE_SERVER ?? "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: "../src/vigie/serve/static",
    emptyOutDir: true,
    target: "es2022",
    // The content policy of the server lets no address but its own through: nothing is put inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre alone is more than Vite likes to see in one piece; it is loaded by the pages that draw a map.
    chunkSizeWarningLimit: 1200,
    // All pages in one piece, some 75 KB gzipped: forty small files take longer than that to be asked for, and a
    // page that is there opens at once. Languages, charts and the map come when they are needed.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "app", test: /\/web\/src\/(?!say\/(en|fr)\/|draw\/(Chart|EventMap|Timeline|TollChart|mapStyle|points|world)\b)/ }] },
      },
    },
  },
  server: { proxy: { "/api": server } },
});
