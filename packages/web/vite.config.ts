import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// One origin, no inline script or style: the server's Content-Security-Policy stays strict (see README.md).
export default defineConfig({
  plugins: [react()],
  // Blueprint would otherwise find the React of another package of the workspace.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    outDir: 'dist-app',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            {
              name: 'blueprint',
              test: /node_modules[\\/](@blueprintjs[\\/](core|select)|@floating-ui|@popperjs|react-popper|react-transition-group)[\\/]/,
            },
            { name: 'cytoscape', test: /node_modules[\\/]cytoscape[\\/]/ },
          ],
        },
      },
    },
  },
});
