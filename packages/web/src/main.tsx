import './api/no-eval.js';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refusal } from './api/client.js';
import { KeptProvider } from './api/kept.js';
import { ProofProvider } from './api/proof.js';
import { ApiProvider } from './api/use-api.js';
import { App } from './app.js';
import { ThemeProvider } from './frame/theme.js';
import { ToastsProvider } from './frame/toasts.js';
import { LanguageProvider } from './language/language.js';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Nothing changes on the screen that the reader did not ask for: the status bar says what is newer.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (count, error) => !(error instanceof Refusal) && count < 2,
    },
  },
});
const root = document.getElementById('workbench');
if (!root) throw new Error('index.html has no #workbench');
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <LanguageProvider>
        <ToastsProvider>
          <QueryClientProvider client={client}>
            <KeptProvider>
              <ProofProvider>
                <ApiProvider>
                  <App />
                </ApiProvider>
              </ProofProvider>
            </KeptProvider>
          </QueryClientProvider>
        </ToastsProvider>
      </LanguageProvider>
    </ThemeProvider>
  </StrictMode>,
);
