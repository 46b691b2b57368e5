import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What the gateway answers; everything else is a page of the console. */
const gateway = ['/api', '/imports', '/topics', '/sign-in', '/health'];

export default defineConfig({
  plugins: [react()],
  // No file becomes a data: address, so that the content security policy needs none.
  build: { target: 'es2022', sourcemap: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(gateway.map((path) => [path, 'http://127.0.0.1:4000'])) },
});
