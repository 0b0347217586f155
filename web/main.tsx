import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { config } from 'zod/v4/core';
import './design/tokens.css';
import './design/base.css';
import './design/parts.css';
import './shell/shell.css';
import { startLanguage } from './language/index.ts';
import { makeQueries } from './shell/queries.ts';
import { makeRouter } from './shell/router.tsx';
import { startTheme } from './shell/theme.ts';

// The content security policy forbids making functions from text, which zod would try.
config({ jitless: true });
startTheme();
const language = await startLanguage();
const queries = makeQueries();
const router = makeRouter(queries);
const place = document.getElementById('page');
if (place)
  createRoot(place).render(
    <StrictMode>
      <I18nextProvider i18n={language}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
