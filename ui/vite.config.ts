import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';

/**
 * Two builds of the same screens: for the window (`ui/dist`), and with mode `web` for an ordinary browser over the
 * development bridge (`ui/dist-web`). They differ in one import, `#active-host` in package.json.
 */
export default defineConfig(({ mode, command }) => {
  const web = mode === 'web';
  // `tauri build --debug` says so; the browser build is for development only.
  const forTests = web || command === 'serve' || process.env.TAURI_ENV_DEBUG === 'true';
  return {
    base: './',
    plugins: [svelte()],
    define: { __FOR_TESTS__: JSON.stringify(forTests) },
    resolve: { conditions: web ? ['homeground-web', ...defaultClientConditions] : [...defaultClientConditions] },
    server: { port: 5173, strictPort: true, host: 'localhost' },
    build: {
      outDir: web ? 'dist-web' : 'dist',
      emptyOutDir: true,
      // The oldest web views that Tauri meets: WebKitGTK 2.40 and WebView2 111.
      target: ['safari16.4', 'chrome111'],
      // The content security policy allows no data addresses for scripts, styles and fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
    worker: { format: 'es' },
  };
});
